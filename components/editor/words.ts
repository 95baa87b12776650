import { type MediaWords, mediaWords } from "#components/media/words.ts";
import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The editor's own words, made on the server and passed as a prop; `{name}` places are filled in the browser. */
type Own = (typeof messages)["zh-CN"]["editor"];
export type EditorWord = keyof Own;
export type EditorWords = Own & { media: MediaWords };

export const editorWords = (lang: Lang): EditorWords => ({ ...messages[lang].editor, media: mediaWords(lang) });
