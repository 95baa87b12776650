import type { Tx } from "#db/client.ts";
import { type InboxKind, inboxItems } from "#db/schema/notifications.ts";
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

/** Items of the inbox, each once however often the event is heard. */
export async function put(tx: Tx, event: DomainEvent, items: Item[], actorId: string | null) {
  const rows = items.map((item) => ({ ...item, eventId: event.id, actorId }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(inboxItems)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_AT_ONCE = 1_000;
