import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Db, db, type Tx } from "#db/client.ts";
import { idempotencyKeys } from "#db/schema/kernel.ts";
import { statement } from "#db/statement.ts";
import { UUID } from "#lib/text/urls.ts";
import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { parseInput } from "./input.ts";
import type { LimitName } from "./limits.ts";
import { limitOf } from "./limits-now.ts";
import { announce, announceSoon } from "./notices.ts";
import { keepPoint, takePoint } from "./rate-limit.ts";

export { announce } from "./notices.ts";

/** What a write leaves behind: its subject, the area it lies in, the cached pages it makes stale, and the event's payload. */
export type Outcome = {
  id: string;
  unitId?: string | null;
  tags?: string[];
  payload?: Record<string, unknown>;
  /** Who did it as everybody is told, where that is not the actor: one of their voices. */
  by?: string;
  /** A channel message to readers who have the page open; the audience is asked per event. */
  live?: { area: string | null; topic: string; data: Record<string, string | number> };
  /** Told once to whoever asked, and stored nowhere: a repeated submit gets the same answer without it. */
  secret?: string;
  /** What was done along with it: each leaves an event and tells its news as if it had been done alone. */
  also?: (Outcome & { event: Recipe["event"] })[];
};

type Step<Input, Subject> = { actor: Actor; input: Input; subject: Subject };

type Recipe<Schema extends z.ZodType = z.ZodType, Subject = unknown, Result extends Outcome = Outcome> = {
  /** `domain.noun.past` */
  event: `${string}.${string}.${string}`;
  input: Schema;
  /** How often an actor may do it (`LIMITS`). */
  limit?: LimitName;
  /** Leaves no row in `events`: for what is nobody's business, such as how far somebody has read or what they are writing. */
  isPrivate?: boolean;
  /** Everybody does it all day: what it tells leaves after the commit, and a listener repeats its tags (`announceSoon`). */
  isFrequent?: boolean;
  /** Loads the subject as the actor may see it: null means it does not exist for them. */
  load: (tx: Tx, actor: Actor, input: z.output<Schema>) => Promise<Subject | null>;
  allow: (actor: Actor, subject: Subject, input: z.output<Schema>) => boolean;
  run: (tx: Tx, step: Step<z.output<Schema>, Subject>) => Promise<Result>;
};

export type Command<Schema extends z.ZodType = z.ZodType, Result extends Outcome = Outcome> = {
  (actor: Actor, raw: z.input<Schema> & { idempotencyKey?: string }, on?: Db): Promise<Result>;
  event: string;
  input: Schema;
};

/**
 * A write as a recipe (architecture, section 3). Throws DomainError `invalid`, `not_found`, `forbidden`, `too_many`
 * or what `run` refuses; then nothing is written. A repeated idempotency key answers with the first result.
 */
export function command<Schema extends z.ZodType, Subject, Result extends Outcome>(
  recipe: Recipe<Schema, Subject, Result>,
): Command<Schema, Result> {
  const execute = async (actor: Actor, raw: z.input<Schema> & { idempotencyKey?: string }, on: Db = db) => {
    const input = parseInput(recipe.input, raw);
    const key = idempotencyKey(raw);
    const { limit: name } = recipe;
    const limit = name && (await limitOf(name));
    const work = async (tx: Tx) => {
      // Sent together: the database works them off in this order.
      const [point, loading] = await Promise.allSettled([
        name && actor.id ? takePoint(name, actor.id, tx, limit) : null,
        recipe.load(tx, actor, input),
      ]);
      settledValue(point);
      const subject = settledValue(loading);
      if (subject === null) throw new DomainError("not_found");
      if (!recipe.allow(actor, subject, input)) throw new DomainError("forbidden");
      const result = await recipe.run(tx, { actor, input, subject });
      // Not waited for: they leave with COMMIT, which fails when they do.
      const traces = leaveAllTraces(tx, recipe, actor, result, key);
      traces.catch(() => {});
      return { result, traces };
    };
    try {
      const { result, traces } = await on.transaction(work);
      if (recipe.isFrequent) tellSoon(recipe.event, result, await traces);
      return result;
    } catch (error) {
      const earlier = key && actor.id ? await findEarlier(on, recipe.event, actor.id, key) : null;
      if (earlier) return earlier as Result;
      if (name && actor.id) await keepPoint(name, actor.id, error);
      throw error;
    }
  };
  return Object.assign(execute, { event: recipe.event, input: recipe.input });
}

function idempotencyKey(raw: unknown): string | undefined {
  const key = (raw as { idempotencyKey?: unknown })?.idempotencyKey;
  return typeof key === "string" && UUID.test(key.toLowerCase()) ? key : undefined;
}

/**
 * What a submit of this key was answered before. Asked only when one fails: the key is kept with the result at the end,
 * where a twin waits until the first has committed and then fails at the row, or has failed earlier at what the first left.
 */
async function findEarlier(on: Db, event: string, actorId: string, key: string) {
  const earlier = await on.query.idempotencyKeys.findFirst({
    where: and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)),
  });
  if (earlier && earlier.event !== event) throw new DomainError("conflict");
  return earlier?.result ?? null;
}

function settledValue<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

/** Sends those of the deed and of all that was done along with it before it waits; answers with the number of its own event. */
async function leaveAllTraces(tx: Tx, traced: Traced, actor: Actor, { also = [], ...own }: Outcome, key?: string) {
  const [seq] = await Promise.all([
    leaveTraces(tx, traced, actor, own, key),
    ...also.map(({ event, ...outcome }) => leaveTraces(tx, { event }, actor, outcome)),
  ]);
  return seq;
}

type Traced = { event: string; isPrivate?: boolean; isFrequent?: boolean };

/** Sends all before it waits for anything, or COMMIT would come between. Answers with the number of the event. */
async function leaveTraces(tx: Tx, traced: Traced, actor: Actor, result: Outcome, key?: string) {
  const { secret: _, by, ...told } = result;
  const { id, unitId = null, payload = {}, tags, live } = result;
  const kept = { name: traced.event, actorId: actor.id, key: key ?? null, result: key ? JSON.stringify(told) : "null" };
  if (traced.isPrivate) {
    await Promise.all([key && keepResult(tx, kept), tags?.length && announce(tx, "cache_tags", tags)]);
    return;
  }
  const isTold = !traced.isFrequent;
  const [event] = await recordEvent(tx, {
    ...kept,
    byId: by ?? actor.id,
    subjectId: id,
    unitId,
    payload: JSON.stringify(payload),
    isTold,
    tags: isTold && tags?.length ? JSON.stringify(tags) : null,
    // The number of the event goes before it.
    live: isTold && live ? JSON.stringify({ event: traced.event, ...live }).slice(1) : null,
  });
  return event?.seq;
}

function tellSoon(event: string, { tags, live }: Outcome, seq?: number) {
  announceSoon("events", "");
  if (tags?.length) announceSoon("cache_tags", tags);
  if (live) announceSoon("live", { seq, event, ...live });
}

type Kept = { name: string; actorId: string | null; key: string | null; result: string };
type Recorded = Kept & {
  byId: string | null;
  isTold: boolean;
  subjectId: string;
  unitId: string | null;
  payload: string;
  tags: string | null;
  live: string | null;
};

const actorId = sql`${sql.placeholder("actorId")}::uuid`;
const keeping = sql`insert into idempotency_keys (actor_id, key, event, result)
  select ${actorId}, ${sql.placeholder("key")}::uuid, ${sql.placeholder("name")}, ${sql.placeholder("result")}::jsonb
  where ${sql.placeholder("key")}::uuid is not null and ${actorId} is not null`;
const keepResult = statement<never, Kept>(() => keeping);

/** The event, what a repeated submit is answered, and who is to hear of it when it is committed: one statement. */
const recordEvent = statement<{ seq: number }, Recorded>(
  () => sql`with recorded as (
    insert into events (name, actor_id, subject_id, unit_id, payload)
    values (${sql.placeholder("name")}, ${sql.placeholder("byId")}::uuid, ${sql.placeholder("subjectId")}::uuid,
      ${sql.placeholder("unitId")}::uuid, ${sql.placeholder("payload")}::jsonb)
    returning seq
  ), kept as (${keeping}), notices as (
    select ${sql.placeholder("isTold")}::boolean as is_told, ${sql.placeholder("tags")}::text as tags,
      ${sql.placeholder("live")}::text as live
  )
  select seq::float8 as seq, case when is_told then pg_notify('events', '') end,
    case when tags is not null then pg_notify('cache_tags', tags) end,
    case when live is not null then pg_notify('live', '{"seq":' || seq || ',' || live) end
  from recorded, notices`,
);
