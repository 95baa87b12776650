import { RateLimiterMemory } from "rate-limiter-flexible";
import { type Actor, memberId } from "./actor.ts";
import { DomainError } from "./errors.ts";
import type { Limit } from "./limits.ts";
import { limitOf } from "./limits-now.ts";
import { tooMany } from "./rate-limit.ts";

/**
 * Counts a read that costs something for the session that asks, or throws `too_many`. It is counted in the memory of this
 * process: a row for every look at a page would cost more than the look, and each process has its own readers to bear.
 */
export async function countRead(actor: Actor): Promise<void> {
  const limiter = limiterFor(await limitOf("reads"));
  await limiter.consume(actor.sessionId ?? memberId(actor)).catch((refusal: unknown) => {
    throw refusal instanceof Error ? refusal : tooMany((refusal as { msBeforeNext: number }).msBeforeNext);
  });
}

let known: { limit: Limit; limiter: RateLimiterMemory } | null = null;

/** A changed limit begins to count anew. */
function limiterFor(limit: Limit): RateLimiterMemory {
  const isSame = known?.limit.points === limit.points && known.limit.windowSec === limit.windowSec;
  if (!known || !isSame) {
    known = { limit, limiter: new RateLimiterMemory({ points: limit.points, duration: limit.windowSec }) };
  }
  return known.limiter;
}

/** Whether somebody may go on reading, for a page, which says so itself. Answers with the refusal, or null. */
export const refusalToRead = (actor: Actor): Promise<DomainError | null> =>
  countRead(actor).then(
    () => null,
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
