import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The few words that a body needs around it; `{alt}` is filled in where it is shown. */
export type RichTextWords = (typeof messages)["zh-CN"]["text"];

export const richTextWords = (lang: Lang): RichTextWords => messages[lang].text;
