import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { type Db, db, type Tx } from "#db/client.ts";
import { events, idempotencyKeys } from "#db/schema/kernel.ts";
import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { parseInput } from "./input.ts";
import { type Limit, takePoint } from "./rate-limit.ts";

/** What a write leaves behind: its subject, the area it lies in, the cached pages it makes stale, and the event's payload. */
export type Outcome = {
  id: string;
  unitId?: string | null;
  tags?: string[];
  payload?: Record<string, unknown>;
  /** A channel message to readers who have the page open; the audience is asked per event. */
  live?: { area: string | null; topic: string; data: Record<string, string | number> };
  /** Told once to whoever asked, and stored nowhere: a repeated submit gets the same answer without it. */
  secret?: string;
};

type Step<Input, Subject> = { actor: Actor; input: Input; subject: Subject };

type Recipe<Schema extends z.ZodType, Subject, Result extends Outcome> = {
  /** `domain.noun.past` */
  event: `${string}.${string}.${string}`;
  input: Schema;
  /** Points an actor may spend on this command. */
  limit?: Limit;
  /** Leaves no row in `events`: for what is nobody's business, such as how far somebody has read or what they are writing. */
  isPrivate?: boolean;
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
    if (recipe.limit && actor.id) await takePoint(recipe.event, actor.id, recipe.limit);
    return on.transaction(async (tx) => {
      if (key && actor.id) {
        const earlier = await claimKey(tx, actor.id, key, recipe.event);
        if (earlier) return earlier as Result;
      }
      const subject = await recipe.load(tx, actor, input);
      if (subject === null) throw new DomainError("not_found");
      if (!recipe.allow(actor, subject, input)) throw new DomainError("forbidden");
      const result = await recipe.run(tx, { actor, input, subject });
      await leaveTraces(tx, recipe, actor, result, key);
      return result;
    });
  };
  return Object.assign(execute, { event: recipe.event, input: recipe.input });
}

function idempotencyKey(raw: unknown): string | undefined {
  const key = (raw as { idempotencyKey?: unknown })?.idempotencyKey;
  return typeof key === "string" && /^[0-9a-f-]{36}$/i.test(key) ? key : undefined;
}

/** Waits for a twin that is still running: the insert blocks on its row until it commits or gives up. */
async function claimKey(tx: Tx, actorId: string, key: string, event: string) {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ actorId, key, event })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const earlier = await tx.query.idempotencyKeys.findFirst({
    where: and(eq(idempotencyKeys.actorId, actorId), eq(idempotencyKeys.key, key)),
  });
  if (earlier?.event !== event || !earlier.result) throw new DomainError("conflict");
  return earlier.result;
}

type Traced = { event: string; isPrivate?: boolean };

async function leaveTraces(tx: Tx, { event, isPrivate }: Traced, actor: Actor, result: Outcome, key?: string) {
  const seq = isPrivate ? undefined : await recordEvent(tx, event, actor, result);
  if (key && actor.id) {
    const { secret: _, ...told } = result;
    await tx
      .update(idempotencyKeys)
      .set({ result: told })
      .where(and(eq(idempotencyKeys.actorId, actor.id), eq(idempotencyKeys.key, key)));
  }
  if (result.tags?.length) await announce(tx, "cache_tags", result.tags);
  if (result.live) await announce(tx, "live", { seq, event, ...result.live });
}

async function recordEvent(tx: Tx, name: string, actor: Actor, { id, unitId, payload }: Outcome) {
  const [row] = await tx
    .insert(events)
    .values({ name, actorId: actor.id, subjectId: id, unitId: unitId ?? null, payload: payload ?? {} })
    .returning({ seq: events.seq });
  return row?.seq;
}

/** Sends a NOTIFY that leaves with the commit, or never. Payloads stay below PostgreSQL's 8,000 bytes. */
export async function announce(tx: Tx, channel: "cache_tags" | "live" | "actors", message: unknown) {
  await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(message)})`);
}
