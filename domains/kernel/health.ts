import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** A worker that has said nothing for so long is not well. */
const WORKER_SILENCE_SEC = 15;

export type Health = { status: "ok" | "degraded"; database: boolean; worker: boolean };

/** Whether the database answers and the worker has been heard lately. */
export async function checkHealth(): Promise<Health> {
  const seen = sql<boolean>`coalesce(worker_seen_at > now() - ${`${WORKER_SILENCE_SEC} seconds`}::interval, false)`;
  const [row] = await db
    .execute<{ worker: boolean }>(sql`select ${seen} as worker from organisation`)
    .catch(() => [null]);
  const database = row !== null;
  const worker = row?.worker === true;
  return { status: database && worker ? "ok" : "degraded", database, worker };
}
