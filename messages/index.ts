import enLayout from "#messages/en/layout.json" with { type: "json" };
import zhLayout from "#messages/zh-CN/layout.json" with { type: "json" };

/** zh-CN is the source: its shape types every key, and a test holds `en` to the same keys. One line a domain. */
export const messages = {
  "zh-CN": { layout: zhLayout },
  en: { layout: enLayout },
};
