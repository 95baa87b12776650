import enErrors from "#messages/en/errors.json" with { type: "json" };
import enLayout from "#messages/en/layout.json" with { type: "json" };
import zhErrors from "#messages/zh-CN/errors.json" with { type: "json" };
import zhLayout from "#messages/zh-CN/layout.json" with { type: "json" };

/** zh-CN is the source: its shape types every key, and a test holds `en` to the same keys. One line a domain. */
export const messages = {
  "zh-CN": { errors: zhErrors, layout: zhLayout },
  en: { errors: enErrors, layout: enLayout },
};
