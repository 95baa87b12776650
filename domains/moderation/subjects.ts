import { and, eq, inArray, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, postRevisions, posts, threads } from "#db/schema/forum.ts";
import { appeals, moderationActions, mutes } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { titleFor, visibleBoards, visiblePosts, visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import type { Body } from "#lib/text/nodes.ts";
import { visibleActs } from "./visibility.ts";

/** What an act of moderation is about, as policy needs it; every one is loaded through the actor's own visibility. */
export type ThreadSubject = NonNullable<Awaited<ReturnType<typeof findModeratedThread>>>;
export type PostSubject = NonNullable<Awaited<ReturnType<typeof findModeratedPost>>>;
export type BoardSubject = NonNullable<Awaited<ReturnType<typeof findTargetBoard>>>;
export type MemberSubject = NonNullable<Awaited<ReturnType<typeof findMutable>>>;
export type ActionSubject = NonNullable<Awaited<ReturnType<typeof findAction>>>;
export type AppealSubject = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

const threadFacts = (actor: Actor) => ({
  id: threads.id,
  title: titleFor(actor),
  titledBy: threads.titledBy,
  titleHiddenBy: threads.titleHiddenBy,
  unitId: threads.unitId,
  unitPath: sql<string | null>`(select path from units where units.id = ${threads.unitId})`,
  boardId: threads.boardId,
  bulletinId: threads.bulletinId,
  caseQuestionId: threads.caseQuestionId,
  caseId: sql<string | null>`(select case_id from case_questions where id = ${threads.caseQuestionId})`,
  authorId: threads.authorId,
  postCount: threads.postCount,
  pinnedBy: threads.pinnedBy,
  lockedBy: threads.lockedBy,
  hangsOnPublished: sql<boolean>`true`, // visibleThreads has asked
  boardArchived: sql<boolean>`coalesce(${boards.archivedAt} is not null, false)`,
  isMerged: sql<boolean>`false`, // visibleThreads has asked
  needsApproval: sql<boolean>`coalesce(${boards.needsApproval}, false)`,
});

const postFacts = {
  id: posts.id,
  number: posts.number,
  authorId: posts.authorId,
  /** Said without a name. */
  isVoice: sql<boolean>`(select is_voice from members where members.id = ${posts.authorId})`,
  body: posts.body,
  createdAt: posts.createdAt,
  isPending: sql<boolean>`${posts.pendingSince} is not null`,
  isHidden: sql<boolean>`${posts.hiddenBy} is not null`,
  isDeleted: sql<boolean>`${posts.deletedAt} is not null`,
  isPurged: sql<boolean>`${posts.purgedBy} is not null`,
  hiddenBy: posts.hiddenBy,
};

export async function findModeratedThread(actor: Actor, threadId: string, on: Reader = db) {
  const [row] = await on
    .select(threadFacts(actor))
    .from(threads)
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .where(and(eq(threads.id, threadId), visibleThreads(actor)));
  return row ?? null;
}

/** Several of them by their ids. */
export async function findModeratedThreads(actor: Actor, threadIds: string[], on: Reader = db) {
  if (threadIds.length === 0) return new Map<string, ThreadSubject>();
  const rows = await on
    .select(threadFacts(actor))
    .from(threads)
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .where(and(inArray(threads.id, threadIds), visibleThreads(actor)));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findModeratedPost(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await selectPosts(actor, on).where(and(eq(posts.id, postId), visiblePosts(actor)));
  return row ?? null;
}

/** Several of them by their ids: what is to be done to many is loaded at once. */
export async function findModeratedPosts(actor: Actor, postIds: string[], on: Reader = db) {
  if (postIds.length === 0) return new Map<string, PostSubject>();
  const rows = await selectPosts(actor, on).where(and(inArray(posts.id, postIds), visiblePosts(actor)));
  return new Map(rows.map((row) => [row.post.id, row]));
}

const selectPosts = (actor: Actor, on: Reader) =>
  on
    .select({ post: postFacts, thread: threadFacts(actor) })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(boards, eq(boards.id, threads.boardId));

export async function findTargetBoard(actor: Actor, boardId: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: boards.id,
      slug: boards.slug,
      name: boards.name,
      unitId: boards.unitId,
      unitPath: units.path,
      archivedAt: boards.archivedAt,
    })
    .from(boards)
    .leftJoin(units, eq(units.id, boards.unitId))
    .where(and(eq(boards.id, boardId), visibleBoards(actor)));
  return row ?? null;
}

/**
 * A person, by id, sign-in name or unmistakable name, and the area in which they are to be silent; null when there is
 * no such person among those of the area, or the actor may not enter it: a leader cannot look for people elsewhere.
 */
export async function findMutable(actor: Actor, person: string, unitId: string | null, on: Reader = db) {
  const [unit] =
    unitId === null
      ? [{ path: null }]
      : await on
          .select({ path: units.path })
          .from(units)
          .where(and(eq(units.id, unitId), inVisibleArea(actor, units.id)));
  if (!unit) return null;
  const belongs = sql`exists (select 1 from memberships m join units u on u.id = m.unit_id
    where m.member_id = ${members.id} and m.ended_at is null and u.path <@ coalesce(${unit.path}::ltree, u.path))`;
  const named = isUuid(person)
    ? eq(members.id, person)
    : or(sql`lower(${members.signInName}) = lower(${person})`, eq(members.name, person));
  const found = await on.select({ id: members.id }).from(members).where(and(named, belongs)).limit(2);
  const member = found.length === 1 ? await findActor(found[0]!.id, on) : null;
  return member && { member, unitId, unitPath: unit.path as string | null };
}

export async function findMute(actor: Actor, muteId: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: mutes.id,
      memberId: mutes.memberId,
      unitId: mutes.unitId,
      unitPath: units.path,
      liftedBy: mutes.liftedBy,
    })
    .from(mutes)
    .leftJoin(units, eq(units.id, mutes.unitId))
    .where(and(eq(mutes.id, muteId), inVisibleArea(actor, mutes.unitId)));
  return row && !row.liftedBy ? row : null;
}

/** An action as the person whom it concerns, or a moderator of its area, may read it. */
export async function findAction(actor: Actor, actionId: string, on: Reader = db) {
  const [row] = await on
    .select({ action: moderationActions, unitPath: units.path, appealed: sql<boolean>`${appeals.id} is not null` })
    .from(moderationActions)
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .leftJoin(appeals, eq(appeals.actionId, moderationActions.id))
    .where(and(eq(moderationActions.id, actionId), visibleActs(actor)));
  return row ?? null;
}

export async function findAppeal(actor: Actor, appealId: string, on: Reader = db) {
  const [row] = await on
    .select({
      appeal: appeals,
      action: moderationActions,
      unitPath: units.path,
      decided: sql<boolean>`${appeals.decidedBy} is not null`,
      /** What was taken away: a post, or one version of it. */
      body: sql<Body | null>`case ${moderationActions.kind} when 'hide-revision' then ${postRevisions.body} else ${posts.body} end`,
      threadTitle: threads.title,
    })
    .from(appeals)
    .innerJoin(moderationActions, eq(moderationActions.id, appeals.actionId))
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .leftJoin(threads, eq(threads.id, moderationActions.threadId))
    .leftJoin(posts, eq(posts.id, moderationActions.postId))
    .leftJoin(postRevisions, isHiddenVersion)
    .where(and(eq(appeals.id, appealId), visibleActs(actor)));
  return row ?? null;
}

/** By its post first: that is what finds it. */
const isHiddenVersion = and(
  eq(postRevisions.postId, moderationActions.postId),
  eq(postRevisions.hiddenBy, moderationActions.id),
);

/** Whether an address names an id at all; anything else is as missing as an unknown id. */
export const isUuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
