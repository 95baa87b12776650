import { and, asc, inArray, isNull } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";

export type DomainEvent = typeof events.$inferSelect;
/** Does what a domain does when another speaks; may run twice for one event, so it must not mind. */
export type Listener = (event: DomainEvent, tx: Tx) => Promise<void>;
export type Listeners = Record<string, Listener>;

/** Enough that a commit serves many, few enough that nobody waits long for a row that a listener has changed. */
const BATCH = 50;

type Failure = { event: DomainEvent; error: unknown };

/**
 * Hands waiting events to their listeners in order, and returns how many are done with. A batch is one transaction, so that
 * the worker asks the disk seldom while others write; an event that fails undoes only what was done for it.
 */
export async function handleEvents(
  subscribers: Listeners[],
  onError: (error: unknown, event: DomainEvent) => void,
): Promise<number> {
  const isWaiting = isNull(events.handledAt);
  const next = await db.select({ id: events.id }).from(events).where(isWaiting).orderBy(asc(events.seq)).limit(BATCH);
  if (next.length === 0) return 0;
  const ids = next.map(({ id }) => id);
  const { done, failed } = await db.transaction(async (tx) => {
    const mine = await tx
      .select()
      .from(events)
      .where(and(inArray(events.id, ids), isWaiting))
      .orderBy(asc(events.seq))
      .for("update", { skipLocked: true });
    const failed: Failure[] = [];
    for (const event of mine) {
      const error = await handleOne(event, subscribers, tx);
      if (error) failed.push({ event, ...error });
    }
    const left = new Set(failed.filter(({ event }) => mayTryAgain(event)).map(({ event }) => event.id));
    const done = mine.map(({ id }) => id).filter((id) => !left.has(id));
    if (done.length > 0) await tx.update(events).set({ handledAt: new Date() }).where(inArray(events.id, done));
    return { done, failed };
  });
  for (const { event, error } of failed) onError(error, event);
  return done.length;
}

async function handleOne(event: DomainEvent, subscribers: Listeners[], tx: Tx): Promise<{ error: unknown } | null> {
  const heard = subscribers.flatMap((listeners) => listeners[event.name] ?? []);
  if (heard.length === 0) return null;
  try {
    await tx.transaction(async (inner) => {
      for (const listener of heard) await listener(event, inner);
    });
    return null;
  } catch (error) {
    return { error };
  }
}

/** An event that cannot be handled must not stop those behind it: after an hour of trying it is left to the log. */
const PATIENCE_MS = 3_600_000;
const mayTryAgain = (event: DomainEvent) => Date.now() - event.at.getTime() < PATIENCE_MS;
