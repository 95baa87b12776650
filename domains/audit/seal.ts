import { createHash } from "node:crypto";
import { asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { eventSeals, events } from "#db/schema/kernel.ts";

/** Events per seal: a longer wait costs nothing, a longer batch only memory. */
const BATCH = 1_000;
/** Any number that only we use: one worker seals at a time. */
const SEAL_LOCK = 7_114_202;

type EventRow = typeof events.$inferSelect;

/**
 * Seals handed-in events that no seal holds yet into the hash chain; returns how many. Writers never wait for it,
 * and an event whose transaction committed late simply goes into the next seal.
 */
export async function sealEvents(): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ ok: boolean }>(sql`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as ok`);
    if (!lock?.ok) return 0;
    const rows = await tx.select().from(events).where(isNull(events.sealId)).orderBy(asc(events.seq)).limit(BATCH);
    if (rows.length === 0) return 0;
    const previousHash = await lastHash(tx);
    const [seal] = await tx
      .insert(eventSeals)
      .values({ count: rows.length, previousHash, hash: sealHash(previousHash, rows) })
      .returning({ id: eventSeals.id });
    const ids = rows.map((row) => row.id);
    await tx.update(events).set({ sealId: seal!.id }).where(inArray(events.id, ids));
    return rows.length;
  });
}

async function lastHash(tx: Tx): Promise<string> {
  const [seal] = await tx
    .select({ hash: eventSeals.hash })
    .from(eventSeals)
    .orderBy(desc(eventSeals.position))
    .limit(1);
  return seal?.hash ?? "";
}

/** sha256 over the previous hash and one canonical line an event. */
export function sealHash(previousHash: string, rows: EventRow[]): string {
  return createHash("sha256")
    .update([previousHash, ...rows.map(line)].join("\n"))
    .digest("hex");
}

const line = (row: EventRow) =>
  JSON.stringify([
    row.seq,
    row.id,
    row.name,
    row.actorId,
    row.subjectId,
    row.unitId,
    sortKeys(row.payload),
    row.at.toISOString(),
  ]);

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** Whether every sealed event is still what it was: reads the whole chain, one seal at a time. `brokenAt` is a seal's position. */
export async function verifyChain(): Promise<{ ok: boolean; seals: number; brokenAt: number | null }> {
  let previousHash = "";
  let seals = 0;
  let reached = 0;
  for (;;) {
    const [seal] = await db
      .select()
      .from(eventSeals)
      .where(gt(eventSeals.position, reached))
      .orderBy(asc(eventSeals.position))
      .limit(1);
    if (!seal) return { ok: true, seals, brokenAt: null };
    const rows = await db.select().from(events).where(eq(events.sealId, seal.id)).orderBy(asc(events.seq));
    const fits =
      seal.previousHash === previousHash && seal.count === rows.length && seal.hash === sealHash(previousHash, rows);
    if (!fits) return { ok: false, seals, brokenAt: seal.position };
    previousHash = seal.hash;
    reached = seal.position;
    seals++;
  }
}
