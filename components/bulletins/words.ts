import { type EditorWords, editorWords } from "#components/editor/words.ts";
import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The words of the writing desk, passed to its islands as they are; `{name}` places are filled in the browser. */
export type DeskWords = (typeof messages)["zh-CN"]["bulletins"]["desk"];

export const deskWords = (lang: Lang): DeskWords => messages[lang].bulletins.desk;

/** What is said where two write one text. */
export type DraftWords = (typeof messages)["zh-CN"]["drafts"];

export const draftWords = (lang: Lang): DraftWords => messages[lang].drafts;

/** What an upload says on its way, and when it fails. */
export type UploadWords = Pick<EditorWords, "uploading" | "uploadingLong" | "uploadOffline" | "uploadTooLarge">;

export const uploadWords = (lang: Lang): UploadWords => {
  const { uploading, uploadingLong, uploadOffline, uploadTooLarge } = editorWords(lang);
  return { uploading, uploadingLong, uploadOffline, uploadTooLarge };
};

/** The words of 必读, for the reader's bar and the box on the desk. */
export const mustReadWords = (lang: Lang) => messages[lang].reading;

/** What an import says on its way. */
export const importWords = (lang: Lang) => {
  const { submit, sending, working, offline, progress } = messages[lang].imports;
  const { timeSeconds, timeMinutes, timeUnknown } = messages[lang].media.upload;
  return { submit, sending, working, offline, progress, timeSeconds, timeMinutes, timeUnknown };
};
