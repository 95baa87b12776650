import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import { oneTimeLinks } from "#db/schema/accounts.ts";

/** So long the link in a letter confirms an address. */
export const CONFIRM_DAYS = 7;

/** Whoever gets in by a link has to hurry; the letter about an address may lie until after the holidays. */
const MINUTES = { "set-up": 30, "password-reset": 30, email: CONFIRM_DAYS * 24 * 60 };
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

export type Purpose = (typeof oneTimeLinks.$inferSelect)["purpose"];

/** A token of 192 bits, good once and for its time; those issued before for the same purpose and person die. */
export async function issueToken(purpose: Purpose, memberId: string | null, email?: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + MINUTES[purpose] * 60_000);
  await db.transaction(async (tx) => {
    const forSame = memberId === null ? isNull(oneTimeLinks.memberId) : eq(oneTimeLinks.memberId, memberId);
    await tx
      .update(oneTimeLinks)
      .set({ usedAt: new Date() })
      .where(and(eq(oneTimeLinks.purpose, purpose), forSame, isNull(oneTimeLinks.usedAt)));
    await tx.insert(oneTimeLinks).values({ purpose, memberId, email, tokenHash: hashOf(token), expiresAt });
  });
  return token;
}

const isOpen = (purpose: Purpose, token: string) =>
  and(
    eq(oneTimeLinks.purpose, purpose),
    eq(oneTimeLinks.tokenHash, hashOf(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, new Date()),
  );

/** A link that may still be used; null when it is unknown, used or too old. */
export async function findLink(purpose: Purpose, token: string, on: Reader = db) {
  const columns = { id: oneTimeLinks.id, memberId: oneTimeLinks.memberId };
  const [link] = await on.select(columns).from(oneTimeLinks).where(isOpen(purpose, token));
  return link ?? null;
}

/** Uses a link up; of two at the same moment only one gets it. */
export async function spendLink(purpose: Purpose, token: string, tx: Tx) {
  const [link] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: new Date() })
    .where(isOpen(purpose, token))
    .returning({ id: oneTimeLinks.id, memberId: oneTimeLinks.memberId, email: oneTimeLinks.email });
  return link ?? null;
}

/** Ends what is open of one purpose for some members. */
export async function endLinks(purpose: Purpose, memberIds: string[], tx: Tx): Promise<void> {
  const isTheirs = and(inArray(oneTimeLinks.memberId, memberIds), isNull(oneTimeLinks.usedAt));
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: new Date() })
    .where(and(eq(oneTimeLinks.purpose, purpose), isTheirs));
}
