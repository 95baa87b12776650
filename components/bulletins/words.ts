import { editorWords } from "#components/editor/words.ts";
import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The words of the writing desk, passed to its islands as they are; `{name}` places are filled in the browser. */
export type DeskWords = (typeof messages)["zh-CN"]["bulletins"]["desk"];

export const deskWords = (lang: Lang): DeskWords => messages[lang].bulletins.desk;

/** What an upload says when it fails. */
export type UploadWords = { uploadOffline: string; uploadTooLarge: string };

export const uploadWords = (lang: Lang): UploadWords => {
  const { uploadOffline, uploadTooLarge } = editorWords(lang);
  return { uploadOffline, uploadTooLarge };
};

/** The words of 必读, for the reader's bar and the box on the desk. */
export const mustReadWords = (lang: Lang) => messages[lang].reading;
