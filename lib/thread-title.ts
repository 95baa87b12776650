import { type Lang, words } from "#lib/i18n.ts";

/** A thread's title as it is shown: words in its place where it was hidden or deleted for good. */
export const titleIn = (lang: Lang, title: string) => title || words(lang, "forum")("thread.noTitle");
