import { isListening } from "#db/listen.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findActorBySession } from "./queries.ts";

/** How long an actor is believed without news; expiry of a session is noticed at the latest then. */
const FRESH_MS = 60_000;
const ENTRIES_MAX = 20_000;

type Entry = { actor: Promise<Actor | null>; until: number };

declare global {
  var qingfengActors: Map<string, Entry> | undefined;
}
globalThis.qingfengActors ??= new Map();
const entries: Map<string, Entry> = globalThis.qingfengActors;

/**
 * Who holds the session, from memory where news of revocations arrives (a NOTIFY on `actors` empties it),
 * else from the database.
 */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const known = entries.get(sessionId);
  if (known && known.until > Date.now()) return known.actor;
  const actor = findActorBySession(sessionId);
  if (!isListening()) return actor;
  if (entries.size >= ENTRIES_MAX) entries.clear();
  const entry = { actor, until: Date.now() + FRESH_MS };
  entries.set(sessionId, entry);
  actor.catch(() => entries.delete(sessionId));
  return actor;
}

/** Forgets every actor: grants, homes and units hang together, and loading one again is a single query. */
export function forgetActors(_news: unknown): void {
  entries.clear();
}
