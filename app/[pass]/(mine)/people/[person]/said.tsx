import { unitNameOf } from "#components/forum/audience-badge.tsx";
import type { Contribution } from "#components/people/contributions.tsx";
import { Time } from "#components/ui/time.tsx";
import { areaPath } from "#domains/edge/paths.ts";
import { listPostsBy, listThreadsBy } from "#domains/forum/contributions/queries.ts";
import { postPath, threadPath } from "#domains/forum/posts/windows.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";

type Asked = { show?: string | string[]; before?: string | string[] };
type Said = { shown: "posts" | "threads"; rows: Contribution[]; isFirst: boolean; next: string | null };

const EXCERPT_CHARS = 120;

/** A page of what a person said or opened, for this reader. */
export async function saidBy(actor: Actor, personId: string, asked: Asked, lang: Lang, day: string): Promise<Said> {
  const before = typeof asked.before === "string" ? readCursor(asked.before) : null;
  if (asked.show === "threads") {
    const { rows, next } = await listThreadsBy(actor, personId, before);
    const asRow = (thread: (typeof rows)[number]): Contribution => ({
      id: thread.id,
      href: threadPath(areaPath(thread.unitSlug), thread.id),
      title: titleIn(lang, thread.title),
      text: "",
      meta: (
        <>
          <Time at={thread.createdAt} lang={lang} day={day} />
          <span>{[unitNameOf(thread, lang), thread.boardName].filter(Boolean).join(" · ")}</span>
        </>
      ),
    });
    return { shown: "threads", rows: rows.map(asRow), isFirst: before === null, next };
  }
  const { rows, next } = await listPostsBy(actor, personId, before);
  const asRow = (post: (typeof rows)[number]): Contribution => ({
    id: post.id,
    href: postPath(areaPath(post.unitSlug), post.threadId, post.number),
    title: titleIn(lang, post.title),
    text: excerpt(post.body, EXCERPT_CHARS),
    meta: (
      <>
        <Time at={post.createdAt} lang={lang} day={day} />
        <span>{words(lang, "order")("profile.at", { number: post.number })}</span>
        {unitNameOf(post, lang) && <span>{unitNameOf(post, lang)}</span>}
      </>
    ),
  });
  return { shown: "posts", rows: rows.map(asRow), isFirst: before === null, next };
}
