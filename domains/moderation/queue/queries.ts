import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { FlagReason } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions } from "#db/schema/moderation.ts";
import { hangsOnPublished } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Body } from "#lib/text/document.ts";
import { moderated, reviewsAll } from "../visibility.ts";

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

/** How much waits: the same list that the queue shows, so that the two cannot differ. */
export const countQueue = async (actor: Actor, on: Reader = db): Promise<number> => (await listQueue(actor, on)).length;
