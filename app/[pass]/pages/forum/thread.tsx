import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { composerWords } from "#components/composer/words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { FloorBar } from "#components/forum/floor-bar.tsx";
import { ReplyBox } from "#components/forum/islands/reply-box.tsx";
import { ThreadProvider } from "#components/forum/islands/thread-context.tsx";
import { ThreadHead } from "#components/forum/thread-head.tsx";
import { ThreadRail } from "#components/forum/thread-rail.tsx";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { postPath, windowStart } from "#domains/forum/posts/windows.ts";
import { findThreadPage, type ThreadPage } from "#domains/forum/threads/page.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { words } from "#lib/i18n.ts";
import { Talk } from "./parts/talk.tsx";
import { islandsOf, viewOf } from "./parts/view-of.ts";

type Params = { pass: string; unit?: string; thread: string; number?: string[] };
type Props = { params: Promise<Params> };

/** One window of a thread. */
export const ThreadPageBody = orMissing(async function ThreadPageBody({ params }: Props) {
  const { thread: threadId, number } = await params;
  const reading = await readingOf(params, [`thread:${threadId}`]);
  const { lang, unit } = reading;
  const base = areaPath(unit);
  const asked = numberOf(number);
  if (asked === null) notFound();
  const page = await pageOf(reading.viewer.area, threadId, windowStart(asked));
  if (!page) notFound();
  if (number && (asked === 1 || asked !== page.window.first)) redirect(postPath(base, threadId, asked));
  await tagPage(...tagsOf(page));
  const view = viewOf(page, { ...reading, base });
  const { thread, posts, audience, window } = page;
  const t = words(lang, "forum");
  return (
    <ThreadProvider {...islandsOf(page, { ...reading, base })}>
      <div className="two">
        <article>
          <Crumbs label={t("crumbs")} steps={stepsOf(page, base, t("title"))} />
          <ThreadHead thread={thread} lang={lang} base={base} audience={audience} />
          <Talk
            page={page}
            view={view}
            answer={<ReplyBox words={composerWords(lang)} audience={<AudienceBadge lang={lang} of={thread} />} />}
          />
        </article>
        <ThreadRail view={view} thread={thread} posts={posts} first={window.first} />
      </div>
      <FloorBar view={view} />
    </ThreadProvider>
  );
});

export const threadMetadata = titleOrMissing(async function threadMetadata({ params }: Props): Promise<Metadata> {
  const { thread: threadId, number } = await params;
  const { viewer, lang } = await readingOf(params);
  const page = await pageOf(viewer.area, threadId, windowStart(numberOf(number) ?? 1));
  if (!page) return {};
  return { title: `${page.thread.title} · ${page.thread.boardName ?? words(lang, "forum")("title")}` };
});

/** One load serves the page and its title. */
const pageOf = cache((area: Audience["area"], threadId: string, first: number) =>
  findThreadPage({ kind: "audience", area }, threadId, first),
);

/** The number in the address: 1 without one, null for what is none. */
function numberOf(segments: string[] | undefined): number | null {
  if (!segments) return 1;
  return segments.length === 1 && /^[1-9]\d{0,6}$/.test(segments[0] ?? "") ? Number(segments[0]) : null;
}

/** A page shows names of people and hangs on what it discusses: when these change, it is stale. */
function tagsOf({ thread, posts }: ThreadPage): string[] {
  const people = new Set(posts.flatMap(({ said }) => (said ? [said.authorId] : [])));
  return [
    ...(thread.unitSlug ? [`unit:${thread.unitSlug}`] : []),
    ...(thread.bulletinId ? [`bulletin:${thread.bulletinId}`] : []),
    ...(thread.caseId ? [`case:${thread.caseId}`] : []),
    ...[...people].map((id) => `member:${id}`),
  ];
}

function stepsOf({ thread }: ThreadPage, base: string, forum: string) {
  const board = thread.boardSlug ? [{ href: `${base}/forum/boards/${thread.boardSlug}`, text: thread.boardName }] : [];
  return [{ href: `${base}/forum`, text: forum }, ...board];
}
