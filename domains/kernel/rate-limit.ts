import { sql } from "drizzle-orm";
import { RateLimiterDrizzle } from "rate-limiter-flexible";
import { db, type Reader } from "#db/client.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { statement } from "#db/statement.ts";
import { DomainError } from "./errors.ts";
import type { Limit, LimitName } from "./limits.ts";
import { limitOf } from "./limits-now.ts";

/** Takes one point of `who` for `name`, or throws `too_many` with the wait in minutes. Taken in a transaction it goes when that rolls back. */
export async function takePoint(name: LimitName, who: string, on: Reader = db, now?: Limit): Promise<void> {
  const limit = now ?? (await limitOf(name));
  const result = await limiterFor(name, limit)
    .consume(who, 1, { on })
    .catch((refusal: unknown) => {
      if (refusal instanceof Error) throw refusal;
      return refusal as { msBeforeNext: number };
    });
  if (!("consumedPoints" in result) || result.consumedPoints > limit.points) {
    throw tooMany(result.msBeforeNext);
  }
}

/** The refusal that says how long to wait: in minutes to people, in seconds to programs. */
export function tooMany(waitMs: number): DomainError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new DomainError("too_many", { form: { key: "wait", values: { minutes: Math.ceil(seconds / 60) } } }, seconds);
}

/** An attempt that was rolled back counts too, unless it was refused for being one too many. */
export async function keepPoint(name: LimitName, who: string, error: unknown): Promise<void> {
  if (error instanceof DomainError && error.code === "too_many") return;
  await takePoint(name, who).catch(() => {});
}

/** How many points `who` has taken, without taking one. */
export async function pointsTaken(name: LimitName, who: string): Promise<number> {
  return (await limiterFor(name, await limitOf(name)).get(who))?.consumedPoints ?? 0;
}

/** Forgives `who`: after a right password, for instance. */
export async function clearPoints(name: LimitName, who: string): Promise<void> {
  await limiterFor(name, await limitOf(name)).delete(who);
}

/** Gives one point back: where only wrong tries are to count, and a try was taken before it was known to be right. */
export async function returnPoint(name: LimitName, who: string): Promise<void> {
  await limiterFor(name, await limitOf(name)).reward(who, 1);
}

const limiters = new Map<string, RateLimiterDrizzle>();

function limiterFor(name: LimitName, limit: Limit): RateLimiterDrizzle {
  const key = `${name}:${limit.points}/${limit.windowSec}`;
  let limiter = limiters.get(key);
  if (!limiter) {
    limiter = new Limiter({
      storeClient: db,
      schema: rateLimits,
      keyPrefix: name,
      points: limit.points,
      duration: limit.windowSec,
      clearExpiredByTimeout: false,
    });
    limiters.set(key, limiter);
  }
  return limiter;
}

type Row = { points: number; expire: string | null };
type Taken = { key: string; points: number; expire: string | null };

/** The library's limiter with its one statement put together once, and sent where the caller says. */
class Limiter extends RateLimiterDrizzle {
  async _upsert(key: string, points: number, durationMs: number, force = false, { on = db }: { on?: Reader } = {}) {
    const expire = durationMs > 0 ? new Date(Date.now() + durationMs).toISOString() : null;
    const [row] = await (force ? setPoints : addPoints)(on, { key, points, expire });
    return row;
  }
}

const values = sql`insert into rate_limits as r (key, points, expire)
  values (${sql.placeholder("key")}, ${sql.placeholder("points")}, ${sql.placeholder("expire")})`;

const addPoints = statement<Row, Taken>(
  () => sql`${values} on conflict (key) do update set
    points = case when r.expire <= now() then excluded.points else r.points + excluded.points end,
    expire = case when r.expire <= now() then excluded.expire else r.expire end
  returning points, expire`,
);

const setPoints = statement<Row, Taken>(
  () => sql`${values} on conflict (key) do update set points = excluded.points, expire = excluded.expire
  returning points, expire`,
);
