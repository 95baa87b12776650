import { and, isNull, or, type SQL, sql } from "drizzle-orm";
import { boards, posts, threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea, inVisibleArea } from "#domains/units/visibility.ts";
import { isOwn } from "./voices/own.ts";

/** Boards of the areas that the viewer may enter; an archived board stays readable. */
export const visibleBoards = (viewer: Viewer): SQL => inVisibleArea(viewer, boards.unitId);

/**
 * `canSeeThread` of policy.ts as SQL over `threads`: the area, what the discussion hangs on, and whether readers see
 * anything in it. A thread that shows nothing yet (its opening post waits) or any more is there for its author and the
 * moderators only, since its title is content too. What was merged into another is there for nobody.
 */
export function visibleThreads(viewer: Viewer): SQL {
  const isShown = sql`(${threads.postCount} > 0 or ${threads.boardId} is null)`;
  return and(
    inVisibleArea(viewer, threads.unitId),
    isNull(threads.mergedInto),
    hangsOnPublished,
    or(isShown, isOwn(viewer, threads.authorId), moderated(viewer)),
  )!;
}

/**
 * `canSeePost` as SQL over `posts` joined to `threads`. Hidden and deleted posts are rows too: readers get a placeholder
 * in their place, and `asSeenBy` takes out what it replaces.
 */
export function visiblePosts(viewer: Viewer): SQL {
  return and(visibleThreads(viewer), or(isNull(posts.pendingSince), isOwn(viewer, posts.authorId), moderated(viewer)))!;
}

/** `canReadPost` as SQL: posts of which the viewer sees the words and not a placeholder. */
export function readablePosts(viewer: Viewer): SQL {
  return and(
    visiblePosts(viewer),
    isNull(posts.deletedAt),
    or(isNull(posts.hiddenBy), isOwn(viewer, posts.authorId), moderated(viewer)),
  )!;
}

/**
 * Posts that every reader of their thread sees, as far as the viewer is one of them: nothing that waits, was hidden or taken
 * back, not even for its author and for who keeps order there.
 */
export const saidPosts = (viewer: Viewer): SQL =>
  and(visibleThreads(viewer), isNull(posts.pendingSince), isNull(posts.hiddenBy), isNull(posts.deletedAt))!;

/**
 * A thread's title as the viewer may read it. What its author called it shares the fate of the opening post: where that was
 * hidden, and where it was deleted for good, there is none (`titleIn` says so in words). In lists this asks no post.
 */
export const titleFor = (viewer: Viewer): SQL<string> =>
  sql<string>`case when ${threads.titleHiddenBy} is null or ${isOwn(viewer, threads.authorId)} or ${moderated(viewer)}
    then ${threads.title} else '' end`;

/** The title as every reader may read it: for what leaves the house, whoever takes it along. */
export const titleForAll = sql<string>`case when ${threads.titleHiddenBy} is null then ${threads.title} else '' end`;

/** Over `threads`: a vote is seen as the opening post is that it stands below; hidden, by its author and the moderators only. */
export const visiblePolls = (viewer: Viewer): SQL =>
  and(
    visibleThreads(viewer),
    or(
      sql`not exists (select 1 from posts opening where opening.thread_id = ${threads.id} and opening.number = 1
        and opening.hidden_by is not null and ${threads.boardId} is not null)`,
      isOwn(viewer, threads.authorId),
      moderated(viewer),
    ),
  )!;

const moderated = (viewer: Viewer) => inHeldArea(viewer, ["leader"], threads.unitId);

/**
 * The discussion of a bulletin or of a case's question lives and dies with it: it is asked here and not left to the
 * worker, so that a withdrawal, a narrower audience or a column that is discussed no more holds at once.
 */
export const hangsOnPublished: SQL = sql`(
  ${threads.boardId} is not null
  or exists (
    select 1 from publications p join bulletin_columns c on c.id = p.column_id and c.is_discussed
    where p.bulletin_id = ${threads.bulletinId} and p.superseded_at is null and p.withdrawn_at is null
      and p.unit_id is not distinct from ${threads.unitId})
  or exists (
    select 1 from case_questions q join cases c on c.id = q.case_id
    where q.id = ${threads.caseQuestionId} and c.published_at is not null
      and c.unit_id is not distinct from ${threads.unitId}))`;
