import { randomInt } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { recoveryCodes } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { signatureOf } from "./secret.ts";

const CODES = 10;
/** Without signs that are taken for one another: 10 of 31 are 49 bits. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

const newCode = () => {
  const half = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return `${half()}-${half()}`;
};

/** Keyed, so that a copy of the database alone is no list to try codes on. */
const hashOf = (memberId: string, code: string) => signatureOf("recovery code", `${memberId} ${code}`);

/** Whether what was typed has the form of a recovery code; six digits have not. */
const asCode = (typed: string) => {
  const bare = typed.toLowerCase().replace(/[\s-]/g, "");
  return /^[a-z2-9]{10}$/.test(bare) ? `${bare.slice(0, 5)}-${bare.slice(5)}` : null;
};

/** Ten new codes for a lost phone, to be told once; those before them die. */
export async function renewCodes(tx: Tx, memberId: string): Promise<string[]> {
  await dropCodes(tx, memberId);
  const codes = Array.from({ length: CODES }, newCode);
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ memberId, codeHash: hashOf(memberId, code) })));
  return codes;
}

export async function dropCodes(tx: Tx, memberId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.memberId, memberId));
}

/** Spends a recovery code; false when it is none of the member's or was used before. */
export async function spendCode(tx: Tx, memberId: string, typed: string): Promise<boolean> {
  const code = asCode(typed);
  if (code === null) return false;
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(recoveryCodes.memberId, memberId),
        eq(recoveryCodes.codeHash, hashOf(memberId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return spent.length > 0;
}

/** How many recovery codes the actor has left; ten at most. */
export async function countRecoveryCodes(actor: Actor): Promise<number> {
  if (actor.id === null) return 0;
  const mine = and(eq(recoveryCodes.memberId, actor.id), isNull(recoveryCodes.usedAt));
  const [row] = await db.select({ n: count() }).from(recoveryCodes).where(mine);
  return row?.n ?? 0;
}
