import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { feedKeys } from "#db/schema/feeds.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";

export const FEED_KEYS_MAX = 10;

export const hashOf = (key: string) => createHash("sha256").update(key).digest("base64url");

/** 192 bits; only its hash is kept. */
export const newKey = () => randomBytes(24).toString("base64url");

const isOwn = (actor: Actor) => (actor.id === null ? sql`false` : eq(feedKeys.memberId, actor.id));

/** The member's own keys that are in use, the newest first. */
export async function listFeedKeys(actor: Actor, on: Reader = db) {
  return on
    .select({
      id: feedKeys.id,
      name: feedKeys.name,
      createdAt: feedKeys.createdAt,
      lastUsedAt: feedKeys.lastUsedAt,
    })
    .from(feedKeys)
    .where(and(isOwn(actor), isNull(feedKeys.revokedAt)))
    .orderBy(desc(feedKeys.createdAt), desc(feedKeys.id));
}

export async function findFeedKey(actor: Actor, id: string, on: Reader = db) {
  const [row] = await on
    .select({ id: feedKeys.id, name: feedKeys.name })
    .from(feedKeys)
    .where(and(isOwn(actor), eq(feedKeys.id, id), isNull(feedKeys.revokedAt)));
  return row ?? null;
}

/** Whose feed a key opens; null when it is unknown or revoked, or its member has left or may not go on. */
export async function readerOfKey(key: string): Promise<Actor | null> {
  const [row] = await db
    .select({ id: feedKeys.id, memberId: feedKeys.memberId, lastUsedAt: feedKeys.lastUsedAt })
    .from(feedKeys)
    .where(and(eq(feedKeys.keyHash, hashOf(key)), isNull(feedKeys.revokedAt)));
  if (!row) return null;
  const actor = await findActor(row.memberId);
  if (!actor || actor.passwordMustChange) return null;
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  if (!row.lastUsedAt || row.lastUsedAt < hour) {
    await db.update(feedKeys).set({ lastUsedAt: hour }).where(eq(feedKeys.id, row.id));
  }
  return actor;
}
