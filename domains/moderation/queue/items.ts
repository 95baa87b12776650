import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { isUuid } from "../subjects.ts";
import { handledBy, isWaiting } from "./visibility.ts";

export type ItemSubject = Awaited<ReturnType<typeof findItems>>[number];

/** Matters of the actor's queue by their ids, settled ones among them, in an order in which all writers lock them. */
export async function findItems(actor: Actor, ids: string[], on: Reader = db) {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  return selectSubjects(on)
    .where(and(inArray(queueItems.id, known), handledBy(actor)))
    .orderBy(queueItems.threadId, queueItems.postId, queueItems.id);
}

export async function findItem(actor: Actor, id: string, on: Reader = db): Promise<ItemSubject | null> {
  return (await findItems(actor, [id], on))[0] ?? null;
}

/** What waits about one post or appeal, a proposal last: its case page shows in whose hands it is. */
export async function findItemAbout(actor: Actor, id: string, on: Reader = db): Promise<ItemSubject | null> {
  const about = sql`(${queueItems.postId} = ${id}::uuid or ${queueItems.appealId} = ${id}::uuid)`;
  const [row] = await selectSubjects(on)
    .where(and(about, handledBy(actor), isWaiting))
    .orderBy(sql`${queueItems.kind} in ('purge', 'reveal')`)
    .limit(1);
  return row ?? null;
}

const nameOf = (column: typeof queueItems.assigneeId) =>
  sql<string | null>`(select name from members where id = ${column})`;

const selectSubjects = (on: Reader) =>
  on
    .select({
      id: queueItems.id,
      kind: queueItems.kind,
      unitId: queueItems.unitId,
      unitPath: units.path,
      threadId: queueItems.threadId,
      threadTitle: threads.title,
      postId: queueItems.postId,
      number: posts.number,
      appealId: queueItems.appealId,
      memberId: queueItems.memberId,
      authorName: members.name,
      byId: queueItems.byId,
      since: queueItems.since,
      assigneeId: queueItems.assigneeId,
      assigneeName: nameOf(queueItems.assigneeId),
      assignedAt: queueItems.assignedAt,
      isWaiting: sql<boolean>`${isWaiting}`,
    })
    .from(queueItems)
    .innerJoin(members, eq(members.id, queueItems.memberId))
    .leftJoin(posts, eq(posts.id, queueItems.postId))
    .leftJoin(threads, eq(threads.id, queueItems.threadId))
    .leftJoin(units, eq(units.id, queueItems.unitId));
