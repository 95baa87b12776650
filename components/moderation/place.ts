import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

/** Where a post stands: the thread, and the number if it is about one post. */
export const placeOf = (lang: Lang, title: string, number: number | null): string =>
  number === null ? titleIn(lang, title) : words(lang, "queue")("where", { thread: titleIn(lang, title), number });
