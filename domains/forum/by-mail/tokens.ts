import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { replyTokens } from "#db/schema/reply-tokens.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canReply } from "../policy.ts";
import { findThreadToWriteIn } from "../threads/to-write-in.ts";
import { speaksUnnamed } from "../voices/own.ts";
import { inboundSettings } from "./settings.ts";

export const REPLY_DAYS = 7;

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/**
 * The address at which the actor may answer a thread by mail, once and for a week; null where that is not set up, or they
 * may not write there now, or have spoken there without their name. What they may do is asked again when the answer comes.
 */
export async function issueReplyAddress(actor: Actor, threadId: string, parentNumber: number | null) {
  const inbound = inboundSettings();
  const thread = inbound && (await findThreadToWriteIn(actor, threadId));
  if (!inbound || !thread || actor.id === null) return null;
  if (!canReply(actor, thread) || thread.isLocked || thread.silencedUntil) return null;
  // A mail bears a name: whoever hides theirs there answers on the page, where they are asked.
  if (await speaksUnnamed(actor, threadId)) return null;
  // No capital letters: some mail servers make all letters of an address small.
  const token = randomBytes(20).toString("hex");
  const expiresAt = sql`now() + ${REPLY_DAYS} * interval '1 day'`;
  await db
    .insert(replyTokens)
    .values({ memberId: actor.id, threadId, parentNumber, tokenHash: hashOf(token), expiresAt });
  return `${inbound.local}+${token}@${inbound.domain}`;
}

/** What an open token is for, and from which address it may be used; null when it is unknown, used or too old. */
export async function findReplyToken(token: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: replyTokens.id,
      memberId: replyTokens.memberId,
      threadId: replyTokens.threadId,
      parentNumber: replyTokens.parentNumber,
      email: members.email,
    })
    .from(replyTokens)
    .innerJoin(members, eq(members.id, replyTokens.memberId))
    .where(
      and(eq(replyTokens.tokenHash, hashOf(token)), isNull(replyTokens.usedAt), gt(replyTokens.expiresAt, sql`now()`)),
    );
  return row ?? null;
}

export const spendReplyToken = (id: string) =>
  db.update(replyTokens).set({ usedAt: new Date() }).where(eq(replyTokens.id, id));

/** Runs by the clock. */
export const forgetOldReplyTokens = () => db.delete(replyTokens).where(lt(replyTokens.expiresAt, sql`now()`));
