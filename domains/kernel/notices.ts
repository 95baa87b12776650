import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { statement } from "#db/statement.ts";

export type Channel = "cache_tags" | "live" | "actors" | "events" | "limits";
type Notice = { channel: Channel; message: string };

/** Sends a NOTIFY that leaves with the commit, or never. Payloads stay below PostgreSQL's 8,000 bytes. */
export async function announce(on: Reader, channel: Channel, message: unknown): Promise<void> {
  await send(on, { notices: JSON.stringify([{ channel, message: JSON.stringify(message) }]) });
}

const send = statement<never, { notices: string }>(
  () => sql`select pg_notify(channel, message)
    from jsonb_to_recordset(${sql.placeholder("notices")}::jsonb) as notices (channel text, message text)`,
);

/** Nobody notices so short a wait, and every process that listens is woken less often. */
const GATHERED_MS = 20;

let waiting: Notice[] = [];
let isSending = false;

/**
 * Sends what is committed already, many together: PostgreSQL lets transactions with a NOTIFY reach the disk only one
 * after the other, and that is too slow for what everybody writes all day. Who is killed before sending tells nobody: a
 * listener of the event in the worker must repeat what may not be lost.
 */
export function announceSoon(channel: Channel, message: unknown): void {
  waiting.push({ channel, message: JSON.stringify(message) });
  if (!isSending) void sendWaiting();
}

async function sendWaiting() {
  isSending = true;
  while (waiting.length > 0) {
    await setTimeout(GATHERED_MS);
    const notices = JSON.stringify(waiting);
    waiting = [];
    await send(db, { notices }).catch(() => {});
  }
  isSending = false;
}
