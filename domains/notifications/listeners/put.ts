import { inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { type InboxKind, inboxItems } from "#db/schema/notifications.ts";
import { voices } from "#db/schema/voices.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";

export type Item = {
  memberId: string;
  kind: InboxKind;
  actionId?: string;
  threadId?: string | null;
  postNumber?: number | null;
  bulletinId?: string;
  payload?: Record<string, string>;
};

/** Items of the inbox, each once however often the event is heard. What a voice is told goes to whoever is behind it. */
export async function put(tx: Tx, event: DomainEvent, items: Item[], actorId: string | null) {
  if (items.length === 0) return;
  const rows = (await toOwners(tx, items, actorId)).map((item) => ({ ...item, eventId: event.id, actorId }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(inboxItems)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}

/** Nobody is told of what they did themselves, whatever name they showed; nor twice, since the first line is the nearest. */
async function toOwners(tx: Tx, items: Item[], actorId: string | null): Promise<Item[]> {
  const ids = [...items.map(({ memberId }) => memberId), ...(actorId ? [actorId] : [])];
  const spoken: { voiceId: string; ownerId: string }[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const some = inArray(voices.voiceId, ids.slice(at, at + IDS_AT_ONCE));
    spoken.push(...(await tx.select().from(voices).where(some)));
  }
  if (spoken.length === 0) return items;
  const owners = new Map(spoken.map(({ voiceId, ownerId }) => [voiceId, ownerId]));
  const doer = actorId && (owners.get(actorId) ?? actorId);
  const told = new Set(doer ? [doer] : []);
  return items.flatMap((item) => {
    const memberId = owners.get(item.memberId) ?? item.memberId;
    if (told.has(memberId)) return [];
    told.add(memberId);
    return [{ ...item, memberId }];
  });
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_AT_ONCE = 1_000;
const IDS_AT_ONCE = 10_000;
