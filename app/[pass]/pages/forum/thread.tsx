import { FolderInput } from "lucide-react";
import "#components/forum/reading.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { composerWords } from "#components/composer/words.ts";
import { anonymousWords } from "#components/forum/anonymous-words.ts";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { Crumbs } from "#components/forum/crumbs.tsx";
import { FloorBar } from "#components/forum/floor-bar.tsx";
import { MovedNote } from "#components/forum/islands/moved-note.tsx";
import { ReplyBox } from "#components/forum/islands/reply-box.tsx";
import { ThreadProvider } from "#components/forum/islands/thread-context.tsx";
import { PollCard } from "#components/forum/poll/poll-card.tsx";
import { RelatedList } from "#components/forum/related-list.tsx";
import { ThreadBar } from "#components/forum/thread-bar.tsx";
import { ThreadHead } from "#components/forum/thread-head.tsx";
import { ThreadRail } from "#components/forum/thread-rail.tsx";
import { readingOf, tagPage } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { findAnswer } from "#domains/forum/answers/queries.ts";
import { findMerged } from "#domains/forum/places/queries.ts";
import { findPollOfThread } from "#domains/forum/polls/queries.ts";
import { postPath, windowStart } from "#domains/forum/posts/windows.ts";
import { listRelated } from "#domains/forum/related/queries.ts";
import { boardRulesTag, titleTag } from "#domains/forum/tags.ts";
import { findThreadPage, type ThreadPage } from "#domains/forum/threads/page.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import type { View } from "#lib/display.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { Talk } from "./parts/talk.tsx";
import { readRest } from "./parts/thread-rest.ts";
import { islandsOf, viewOf } from "./parts/view-of.ts";

type Params = { pass: string; unit?: string; thread: string; number?: string[] };
type Props = { params: Promise<Params> };

/** One window of a thread, in one of its two views. */
export const ThreadPageBody = orMissing(async function ThreadPageBody({ params }: Props) {
  const { thread: threadId, number: rest } = await params;
  const reading = await readingOf(params, [`thread:${threadId}`]);
  const { lang, unit } = reading;
  const base = areaPath(unit);
  const { view: chosen, number, isNamed } = readRest(rest);
  if (number === null) notFound();
  const page = await pageOf(reading.viewer.area, threadId, windowStart(number), chosen);
  if (!page) return leadOn(reading.viewer, threadId, number);
  if (isNamed && (number === 1 || number !== page.window.first)) redirect(postPath(base, threadId, number));
  const [answer, related] = await Promise.all([
    findAnswer(reading.viewer, page.thread.id),
    listRelated(reading.viewer, page.thread),
  ]);
  await tagPage(...tagsOf(page), ...related.map(({ id }) => titleTag(id)));
  const view = viewOf(page, { ...reading, base, answer });
  const { thread, posts, audience, window } = page;
  const poll = window.first === 1 ? await findPollOfThread(reading.viewer, thread.id) : null;
  const t = words(lang, "forum");
  return (
    <ThreadProvider {...islandsOf(page, { ...reading, base })}>
      <div className="two">
        <article>
          <Crumbs label={t("crumbs")} steps={stepsOf(page, base, t("title"))} />
          <ThreadHead
            thread={thread}
            lang={lang}
            base={base}
            audience={audience}
            answer={answer === null ? null : { number: answer, href: view.postHref(answer) }}
          />
          {poll && <PollCard lang={lang} poll={poll} />}
          <ThreadBar view={view} chosen={chosen} here={view.windowHref(window.first)} />
          <Talk
            page={page}
            view={view}
            above={
              <MovedNote
                icon={<FolderInput className="i" aria-hidden />}
                text={words(lang, "moving")("movedNote")}
                noTitle={titleIn(lang, "")}
                told={page.moved.map(({ was }) => was)}
              />
            }
            answer={
              <ReplyBox
                words={composerWords(lang)}
                audience={<AudienceBadge lang={lang} of={thread} />}
                anonymous={{ words: anonymousWords(lang), isAllowed: thread.allowsAnonymous }}
              />
            }
          />
          <RelatedList threads={related} lang={lang} day={reading.day} base={base} />
        </article>
        <ThreadRail view={view} thread={thread} posts={posts} />
      </div>
      <FloorBar view={view} />
    </ThreadProvider>
  );
});

/** The address of a thread that was merged leads to the other, as long as the readers of this page may read that one. */
async function leadOn(viewer: Audience, threadId: string, number: number): Promise<never> {
  const place = await findMerged(viewer, threadId, number);
  if (!place) notFound();
  await tagPage(`thread:${place.threadId}`, titleTag(place.threadId));
  redirect(postPath(areaPath(place.unitSlug), place.threadId, place.number));
}

export const threadMetadata = titleOrMissing(async function threadMetadata({ params }: Props): Promise<Metadata> {
  const { thread: threadId, number: rest } = await params;
  const { viewer, lang } = await readingOf(params);
  const { view, number } = readRest(rest);
  const page = await pageOf(viewer.area, threadId, windowStart(number ?? 1), view);
  if (!page) return {};
  return { title: `${titleIn(lang, page.thread.title)} · ${page.thread.boardName ?? words(lang, "forum")("title")}` };
});

/** One load serves the page and its title. */
const pageOf = cache((area: Audience["area"], threadId: string, first: number, view: View) =>
  findThreadPage({ kind: "audience", area }, threadId, first, view),
);

/** A page shows names of people and hangs on what it discusses: when these change, it is stale. */
function tagsOf({ thread, posts, moved }: ThreadPage): string[] {
  const people = new Set(posts.flatMap(({ said }) => (said ? [said.authorId] : [])));
  return [
    ...(thread.unitSlug ? [`unit:${thread.unitSlug}`] : []),
    ...(thread.boardId ? [boardRulesTag(thread.boardId)] : []),
    ...(thread.bulletinId ? [`bulletin:${thread.bulletinId}`] : []),
    ...(thread.caseId ? [`case:${thread.caseId}`] : []),
    ...[...people].map((id) => `member:${id}`),
    ...thread.labels.map(({ id }) => `label:${id}`),
    ...new Set(moved.map(({ threadId }) => titleTag(threadId))),
  ];
}

function stepsOf({ thread }: ThreadPage, base: string, forum: string) {
  const board = thread.boardSlug ? [{ href: `${base}/forum/boards/${thread.boardSlug}`, text: thread.boardName }] : [];
  return [{ href: `${base}/forum`, text: forum }, ...board];
}
