import type { RichTextWords } from "#components/rich-text/words.ts";
import type { MovedPost } from "#domains/forum/places/queries.ts";
import type { DocumentSource } from "#domains/media/attachments.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import type { Lang } from "#lib/i18n.ts";

/** What every part of a thread's page needs to know of the page. */
export type ThreadView = {
  lang: Lang;
  /** Today, `2026-11-23`. */
  day: string;
  threadId: string;
  isLocked: boolean;
  /** The number of the post that was accepted as the answer. */
  answer: number | null;
  /** Beginning of the area's addresses. */
  base: string;
  richWords: RichTextWords;
  pictures: Record<string, MediaSource>;
  documents: Record<string, DocumentSource>;
  /** The page that shows a post, with its anchor. */
  postHref: (number: number) => string;
  /** The same of a post that is quoted, perhaps in the thread from which this one was moved. */
  quoteHref: (number: number, thread?: string) => string;
  /** Where a post stands that was moved. */
  placeHref: (place: Pick<MovedPost, "threadId" | "number" | "unitSlug">) => string;
  /** The page of the window in which a post stands. */
  windowHref: (number: number) => string;
};
