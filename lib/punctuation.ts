import type { Lang } from "./i18n.ts";

/** What stands between the names of a list, between whole entries, and after the name of who speaks. */
export const MARKS: Record<Lang, { comma: string; semicolon: string; colon: string }> = {
  "zh-CN": { comma: "、", semicolon: "；", colon: "：" },
  en: { comma: ", ", semicolon: "; ", colon: ": " },
};
