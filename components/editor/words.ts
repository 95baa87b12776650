import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The editor's own words, made on the server and passed as a prop; `{name}` places are filled in the browser. */
export type EditorWords = (typeof messages)["zh-CN"]["editor"];

export const editorWords = (lang: Lang): EditorWords => messages[lang].editor;
