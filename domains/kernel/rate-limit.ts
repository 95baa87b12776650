import { RateLimiterDrizzle } from "rate-limiter-flexible";
import { db } from "#db/client.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { DomainError } from "./errors.ts";

/** So many points in so many seconds. */
export type Limit = { points: number; windowSec: number };

const limiters = new Map<string, RateLimiterDrizzle>();

/** Takes one point of `who` for `what`, or throws `too_many` with the wait in minutes. */
export async function takePoint(what: string, who: string, limit: Limit): Promise<void> {
  const result = await limiterFor(what, limit)
    .consume(who)
    .catch((refusal: unknown) => {
      if (refusal instanceof Error) throw refusal;
      return refusal as { msBeforeNext: number };
    });
  if (!("consumedPoints" in result) || result.consumedPoints > limit.points) {
    const minutes = Math.max(1, Math.ceil(result.msBeforeNext / 60_000));
    throw new DomainError("too_many", { form: { key: "wait", values: { minutes } } });
  }
}

/** How many points `who` has taken, without taking one. */
export async function pointsTaken(what: string, who: string, limit: Limit): Promise<number> {
  return (await limiterFor(what, limit).get(who))?.consumedPoints ?? 0;
}

/** Forgives `who`: after a right password, for instance. */
export async function clearPoints(what: string, who: string, limit: Limit): Promise<void> {
  await limiterFor(what, limit).delete(who);
}

function limiterFor(what: string, limit: Limit): RateLimiterDrizzle {
  const key = `${what}:${limit.points}/${limit.windowSec}`;
  let limiter = limiters.get(key);
  if (!limiter) {
    limiter = new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix: what,
      points: limit.points,
      duration: limit.windowSec,
      clearExpiredByTimeout: false,
    });
    limiters.set(key, limiter);
  }
  return limiter;
}
