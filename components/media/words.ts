import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The words of the library and of players, made on the server and passed as a prop; `{name}` places are filled in the browser. */
export type MediaWords = (typeof messages)["zh-CN"]["media"];

export const mediaWords = (lang: Lang): MediaWords => messages[lang].media;
