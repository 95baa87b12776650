import { threadWords } from "#components/forum/islands/words.ts";
import type { ThreadView } from "#components/forum/view.ts";
import { richTextWords } from "#components/rich-text/words.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { WINDOW_SIZE } from "#domains/forum/limits.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import type { ThreadPage } from "#domains/forum/threads/page.ts";
import type { Lang } from "#lib/i18n.ts";

type Setting = { lang: Lang; day: string; base: string; answer?: number | null };

/** What the parts of a thread's page know of the page. */
export function viewOf(
  { thread, pictures, documents }: ThreadPage,
  { lang, day, base, answer = null }: Setting,
): ThreadView {
  return {
    lang,
    day,
    base,
    threadId: thread.id,
    isLocked: thread.isLocked,
    answer,
    richWords: richTextWords(lang),
    pictures,
    documents,
    postHref: (number) => postPath(base, thread.id, number),
    // What stayed behind in another thread is looked for by whoever follows the quote: this page does not know where it is.
    quoteHref: (number, from) =>
      from ? `/forum/threads/${from}/jump?number=${number}` : postPath(base, thread.id, number),
    placeHref: ({ threadId, number, unitSlug }) => postPath(areaPath(unitSlug), threadId, number),
    windowHref: (number) => threadPath(base, thread.id, number),
  };
}

/** What the islands of a thread know of the page. */
export const islandsOf = ({ thread, window, posts, nested }: ThreadPage, { lang, base }: Setting) => ({
  threadId: thread.id,
  href: threadPath(base, thread.id),
  window: { ...window, size: WINDOW_SIZE },
  numbers: posts.map((post) => post.number),
  roots: nested.map(({ post }) => post.number),
  lastShown: thread.lastShownNumber,
  words: threadWords(lang),
});
