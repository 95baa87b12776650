import { and, asc, desc, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { FlagReason, ModerationKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions, mutes } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import { hangsOnPublished } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import type { Body } from "#lib/text/document.ts";

/** What waits for a moderator, told in one shape: a flagged or waiting post, or an appeal. */
export type QueueItem = {
  kind: "flags" | "pending" | "appeal";
  /** The post; for an appeal the appeal. */
  id: string;
  since: Date;
  flagCount: number;
  reasons: FlagReason[];
  authorName: string;
  threadTitle: string;
  number: number | null;
  body: Body | null;
  text: string;
};

/** More than a screenful is not a queue but a backlog; the oldest come first. */
const QUEUE_MAX = 100;
export const LOG_PAGE = 50;

const moderated = (actor: Actor, unitId: SQL | typeof threads.unitId) => inHeldArea(actor, ["leader"], unitId);

/** Everything that waits for this actor, the longest waiting first. */
export async function listQueue(actor: Actor, on: Reader = db): Promise<QueueItem[]> {
  const [flagged, pending, appealed] = [
    await listFlagged(actor, on),
    await listPending(actor, on),
    await listAppeals(actor, on),
  ];
  return [...flagged, ...pending, ...appealed].sort((a, b) => a.since.getTime() - b.since.getTime());
}

const postColumns = {
  id: posts.id,
  authorName: members.name,
  threadTitle: threads.title,
  number: posts.number,
  body: posts.body,
};

async function listFlagged(actor: Actor, on: Reader): Promise<QueueItem[]> {
  const rows = await on
    .select({
      ...postColumns,
      since: sql<Date>`min(${flags.at})`.mapWith(flags.at),
      flagCount: sql<number>`count(*)::int`,
      reasons: sql<FlagReason[]>`array_agg(distinct ${flags.reason})`,
    })
    .from(flags)
    .innerJoin(posts, eq(posts.id, flags.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(and(isNull(flags.settledBy), isNull(posts.deletedAt), moderated(actor, threads.unitId), hangsOnPublished))
    .groupBy(posts.id, members.name, threads.title)
    .orderBy(sql`min(${flags.at})`)
    .limit(QUEUE_MAX);
  return rows.map((row) => ({ ...row, kind: "flags" as const, text: "" }));
}

async function listPending(actor: Actor, on: Reader): Promise<QueueItem[]> {
  const rows = await on
    .select({ ...postColumns, since: sql<Date>`${posts.pendingSince}`.mapWith(posts.createdAt) })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        sql`${posts.pendingSince} is not null`,
        isNull(posts.deletedAt),
        moderated(actor, threads.unitId),
        hangsOnPublished,
      ),
    )
    .orderBy(asc(posts.pendingSince))
    .limit(QUEUE_MAX);
  return rows.map((row) => ({ ...row, kind: "pending" as const, flagCount: 0, reasons: [], text: "" }));
}

/** Appeals that the actor may decide: in the own area, and never against an act of one's own. */
async function listAppeals(actor: Actor, on: Reader): Promise<QueueItem[]> {
  const mine = or(moderated(actor, sql`${moderationActions.unitId}`), reviewsAll(actor));
  const rows = await on
    .select({
      id: appeals.id,
      since: appeals.at,
      text: appeals.text,
      authorName: members.name,
      threadTitle: sql<string>`coalesce(${threads.title}, '')`,
      number: moderationActions.postNumber,
    })
    .from(appeals)
    .innerJoin(moderationActions, eq(moderationActions.id, appeals.actionId))
    .innerJoin(members, eq(members.id, appeals.memberId))
    .leftJoin(threads, eq(threads.id, moderationActions.threadId))
    .where(
      and(
        isNull(appeals.decidedBy),
        mine,
        sql`${moderationActions.actorId} <> ${actor.id}`,
        sql`${moderationActions.memberId} <> ${actor.id}`,
      ),
    )
    .orderBy(asc(appeals.at))
    .limit(QUEUE_MAX);
  return rows.map((row) => ({ ...row, kind: "appeal" as const, flagCount: 0, reasons: [], body: null }));
}

const reviewsAll = (actor: Actor): SQL =>
  actor.grants.some(({ role, path }) => role === "reviewer" && !path.includes(".")) ? sql`true` : sql`false`;

/** Open flags of a post: reasons and words, never who. */
export async function listFlagsOf(actor: Actor, postId: string, on: Reader = db) {
  return on
    .select({ id: flags.id, reason: flags.reason, text: flags.text, at: flags.at })
    .from(flags)
    .innerJoin(posts, eq(posts.id, flags.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(flags.postId, postId), isNull(flags.settledBy), moderated(actor, threads.unitId)))
    .orderBy(asc(flags.at));
}

const logColumns = {
  id: moderationActions.id,
  kind: moderationActions.kind,
  at: moderationActions.at,
  reason: moderationActions.reason,
  note: moderationActions.note,
  until: moderationActions.until,
  threadId: moderationActions.threadId,
  postNumber: moderationActions.postNumber,
  actorName: sql<string>`(select name from members where id = ${moderationActions.actorId})`,
  memberName: sql<string | null>`(select name from members where id = ${moderationActions.memberId})`,
  threadTitle: sql<string | null>`(select title from threads where id = ${moderationActions.threadId})`,
  unitName: sql<string | null>`(select name from units where id = ${moderationActions.unitId})`,
};

export type LogLine = Awaited<ReturnType<typeof listLog>>[number];

/** The log of the actor's areas, newest first; `before` is the id of the last line seen. */
export async function listLog(actor: Actor, before: string | null = null, on: Reader = db) {
  return on
    .select(logColumns)
    .from(moderationActions)
    .where(
      and(
        moderated(actor, sql`${moderationActions.unitId}`),
        before === null ? undefined : lt(moderationActions.id, before),
      ),
    )
    .orderBy(desc(moderationActions.id))
    .limit(LOG_PAGE);
}

/** What was done about one post so far. */
export async function listActsOn(actor: Actor, postId: string, on: Reader = db) {
  return on
    .select(logColumns)
    .from(moderationActions)
    .where(and(eq(moderationActions.postId, postId), moderated(actor, sql`${moderationActions.unitId}`)))
    .orderBy(asc(moderationActions.id));
}

/** Those who are silent at present in the actor's areas. */
export async function listMutes(actor: Actor, on: Reader = db) {
  return on
    .select({
      id: mutes.id,
      memberId: mutes.memberId,
      memberName: members.name,
      unitName: units.name,
      until: mutes.until,
      reason: moderationActions.reason,
    })
    .from(mutes)
    .innerJoin(members, eq(members.id, mutes.memberId))
    .innerJoin(moderationActions, eq(moderationActions.id, mutes.actionId))
    .leftJoin(units, eq(units.id, mutes.unitId))
    .where(and(isNull(mutes.liftedBy), sql`${mutes.until} > now()`, moderated(actor, sql`${mutes.unitId}`)))
    .orderBy(asc(mutes.until));
}

/** What a moderator may know of an author before acting: posts in the areas moderated, and what was done there before. */
export async function findAuthorRecord(actor: Actor, authorId: string, on: Reader = db) {
  const written = await on
    .select({ n: sql<number>`count(*)::int` })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.authorId, authorId), moderated(actor, threads.unitId)));
  const acts = await on
    .select({ kind: moderationActions.kind, at: moderationActions.at, reason: moderationActions.reason })
    .from(moderationActions)
    .where(
      and(
        eq(moderationActions.memberId, authorId),
        sql`${moderationActions.kind} in ('hide-post', 'reject-post', 'mute-member')`,
        moderated(actor, sql`${moderationActions.unitId}`),
      ),
    )
    .orderBy(desc(moderationActions.at))
    .limit(5);
  return { posts: written[0]?.n ?? 0, acts: acts as { kind: ModerationKind; at: Date; reason: string }[] };
}

/** The posts around one, for the context of a decision. */
export async function listContext(actor: Actor, threadId: string, number: number, on: Reader = db) {
  return on
    .select({
      number: posts.number,
      authorName: members.name,
      body: posts.body,
      createdAt: posts.createdAt,
      isDeleted: sql<boolean>`${posts.deletedAt} is not null`,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, threadId),
        sql`${posts.number} between ${number - 1} and ${number + 1}`,
        moderated(actor, threads.unitId),
      ),
    )
    .orderBy(asc(posts.number));
}

/** Units over which the actor may mute, and the boards to which a thread may be moved. */
export async function listLedUnits(actor: Actor, on: Reader = db) {
  return on
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(and(isNull(units.deactivatedAt), inHeldArea(actor, ["leader"], units.id)))
    .orderBy(units.path);
}

export async function listLedBoards(actor: Actor, on: Reader = db) {
  return on
    .select({ id: boards.id, name: boards.name, unitName: units.name })
    .from(boards)
    .leftJoin(units, eq(units.id, boards.unitId))
    .where(and(isNull(boards.archivedAt), inHeldArea(actor, ["leader"], boards.unitId)))
    .orderBy(units.path, boards.position);
}

/** Whether the actor has flagged a post before. */
export async function findOwnFlag(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await on
    .select({ id: flags.id })
    .from(flags)
    .where(and(eq(flags.postId, postId), sql`${flags.flaggerId} = ${actor.id}`));
  return row ?? null;
}

/** A decision as the person whom it concerns reads it, with what became of an appeal. */
export async function findDecision(actor: Actor, actionId: string, on: Reader = db) {
  const [row] = await on
    .select({
      action: moderationActions,
      actorName: sql<string>`(select name from members where id = ${moderationActions.actorId})`,
      threadTitle: sql<string | null>`(select title from threads where id = ${moderationActions.threadId})`,
      unitName: units.name,
      body: posts.body,
      appealText: appeals.text,
      answer: sql<{
        kind: ModerationKind;
        reason: string;
      } | null>`(select json_build_object('kind', d.kind, 'reason', d.reason)
        from moderation_actions d where d.id = ${appeals.decidedBy})`,
    })
    .from(moderationActions)
    .leftJoin(posts, eq(posts.id, moderationActions.postId))
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .leftJoin(appeals, eq(appeals.actionId, moderationActions.id))
    .where(and(eq(moderationActions.id, actionId), sql`${moderationActions.memberId} = ${actor.id}`));
  return row ?? null;
}

/** How much waits: the same list that the queue shows, so that the two cannot differ. */
export const countQueue = async (actor: Actor, on: Reader = db): Promise<number> => (await listQueue(actor, on)).length;
