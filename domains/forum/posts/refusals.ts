import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { dayOf } from "#lib/dates.ts";
import { findSilence } from "../audience/queries.ts";

/** Refuses, with the day on which it ends, what somebody writes who was muted in the area or above. */
export async function refuseMuted(tx: Tx, actor: Actor, unitPath: string | null): Promise<void> {
  refuseSilenced(await findSilence(actor, unitPath, tx));
}

export function refuseSilenced(until: Date | null): void {
  if (until) throw invalid("form", "muted", { until: dayOf(until) });
}

export function refuseLocked(thread: { isLocked: boolean }): void {
  if (thread.isLocked) throw invalid("form", "threadLocked");
}
