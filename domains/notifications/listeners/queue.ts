import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { QueueKind } from "#db/enums/queue.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import { threadNow } from "#domains/forum/places/queries.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { casePath } from "#domains/moderation/queue/case-path.ts";
import { handles } from "#domains/moderation/queue/hands/queries.ts";
import { put } from "./put.ts";

export const onFlagged = (event: DomainEvent, tx: Tx) => tellHandlers(event, tx, "flags", String(event.payload.postId));
export const onPurgeProposed = (event: DomainEvent, tx: Tx) =>
  tellHandlers(event, tx, "purge", String(event.payload.postId));
export const onRevealAsked = (event: DomainEvent, tx: Tx) =>
  tellHandlers(event, tx, "reveal", String(event.payload.postId));
export const onAppealed = (event: DomainEvent, tx: Tx) => tellHandlers(event, tx, "appeal", event.subjectId);

/** A post that waits is news to those who approve it, and to nobody else. */
export async function onHeld(event: DomainEvent, tx: Tx) {
  if (event.payload.isPending === true) {
    await tellHandlers(event, tx, "pending", String(event.payload.postId ?? event.subjectId));
  }
}

/**
 * Everybody who has the matter in the queue is told, wherever above the area their grant lies. It stays one line until it
 * is read, however much comes: the queue itself says what waits.
 */
async function tellHandlers(event: DomainEvent, tx: Tx, kind: QueueKind, aboutId: string) {
  const about = or(eq(queueItems.postId, aboutId), eq(queueItems.appealId, aboutId));
  const item = await findItem(tx, and(eq(queueItems.kind, kind), about, isNull(queueItems.closedAt)));
  if (!item) return;
  const isOther = event.actorId ? ne(members.id, event.actorId) : undefined;
  const told = await tx
    .select({ memberId: members.id })
    .from(members)
    .where(and(handles(item), isOther));
  if (told.length === 0) return;
  const ids = told.map(({ memberId }) => memberId);
  const isUnread = and(eq(inboxItems.kind, "queue-waits"), isNull(inboxItems.readAt));
  await tx.delete(inboxItems).where(and(isUnread, inArray(inboxItems.memberId, ids)));
  const line = { kind: "queue-waits", threadId: item.threadId, payload: { path: "/desk/moderation" } } as const;
  await put(
    tx,
    event,
    ids.map((memberId) => ({ memberId, ...line })),
    null,
  );
}

/** Who was handed a matter is told by whom; who took it knows. */
export async function onAssigned(event: DomainEvent, tx: Tx) {
  const { itemId, assigneeId } = event.payload;
  if (typeof assigneeId !== "string" || assigneeId === event.actorId) return;
  const item = await findItem(tx, eq(queueItems.id, String(itemId)));
  if (!item) return;
  const payload = { itemId: item.id, path: casePath(item) };
  const line = { memberId: assigneeId, kind: "item-assigned", threadId: item.threadId, payload } as const;
  await put(tx, event, [line], event.actorId);
}

async function findItem(tx: Tx, isIt: ReturnType<typeof and>) {
  const [row] = await tx
    .select({
      id: queueItems.id,
      kind: queueItems.kind,
      unitPath: units.path,
      threadId: threadNow,
      postId: queueItems.postId,
      appealId: queueItems.appealId,
      memberId: queueItems.memberId,
      byId: queueItems.byId,
    })
    .from(queueItems)
    .leftJoin(units, eq(units.id, queueItems.unitId))
    .leftJoin(threads, eq(threads.id, queueItems.threadId))
    .where(isIt)
    .limit(1);
  return row ?? null;
}
