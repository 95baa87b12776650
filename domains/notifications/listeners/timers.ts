import type { Tx } from "#db/client.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { put } from "./put.ts";

type Told = { threadId: string; memberId: string; note?: string };

/** Whoever set it is reminded of the thread with their own note; whether they may see it still is asked when the inbox is read. */
export async function onTimerDue(event: DomainEvent, tx: Tx) {
  const { threadId, memberId, note = "" } = event.payload as Told;
  await put(tx, event, [{ memberId, kind: "thread-reminder", threadId, payload: { note } }], null);
}

export async function onTimerRefused(event: DomainEvent, tx: Tx) {
  const { threadId, memberId } = event.payload as Told;
  await put(tx, event, [{ memberId, kind: "timer-refused", threadId }], null);
}
