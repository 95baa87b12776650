import { asc, eq, inArray, isNull } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";

export type DomainEvent = typeof events.$inferSelect;
/** Does what a domain does when another speaks; may run twice for one event, so it must not mind. */
export type Listener = (event: DomainEvent, tx: Tx) => Promise<void>;
export type Listeners = Record<string, Listener>;

const BATCH = 100;

/** Hands waiting events to their listeners, in order, each in a transaction of its own; returns how many were handled. */
export async function handleEvents(
  subscribers: Listeners[],
  onError: (error: unknown, event: DomainEvent) => void,
): Promise<number> {
  const waiting = await db.select().from(events).where(isNull(events.handledAt)).orderBy(asc(events.seq)).limit(BATCH);
  const heard = waiting.filter((event) => subscribers.some((listeners) => listeners[event.name]));
  const silent = waiting.filter((event) => !heard.includes(event)).map((event) => event.id);
  if (silent.length > 0) await db.update(events).set({ handledAt: new Date() }).where(inArray(events.id, silent));
  for (const event of heard) await handleOne(event, subscribers).catch((error) => giveUp(event, error, onError));
  return waiting.length;
}

async function handleOne(event: DomainEvent, subscribers: Listeners[]) {
  await db.transaction(async (tx) => {
    const [mine] = await tx
      .select({ handledAt: events.handledAt })
      .from(events)
      .where(eq(events.id, event.id))
      .for("update", { skipLocked: true });
    if (!mine || mine.handledAt) return;
    for (const listeners of subscribers) await listeners[event.name]?.(event, tx);
    await tx.update(events).set({ handledAt: new Date() }).where(eq(events.id, event.id));
  });
}

/** An event that cannot be handled must not stop those behind it: after an hour of trying it is left to the log. */
const PATIENCE_MS = 3_600_000;

async function giveUp(event: DomainEvent, error: unknown, onError: (error: unknown, event: DomainEvent) => void) {
  onError(error, event);
  if (Date.now() - event.at.getTime() < PATIENCE_MS) return;
  await db.update(events).set({ handledAt: new Date() }).where(eq(events.id, event.id));
}
