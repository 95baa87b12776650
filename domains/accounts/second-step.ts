import { and, eq, gt, isNull } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { clearPoints, takePoint } from "#domains/kernel/rate-limit.ts";
import type { KnownDevice } from "./known-device.ts";
import { spendCode } from "./recovery-codes.ts";
import { endSessionsOf } from "./sessions.ts";
import { openSecret, stepOfCode } from "./totp.ts";

export type Passed = { memberId: string; kept: boolean };

/**
 * Checks the six digits, or a recovery code in their place, and ends the session that owed them: the caller opens
 * another, so that the cookie of before is worth nothing after (OWASP ASVS 5.0, 7.2.4).
 * Throws `signed_out` when nothing is owed, `too_many`, or `invalid` for a wrong or used code.
 */
export async function passSecondStep(sessionId: string, code: string, device: KnownDevice | null): Promise<Passed> {
  const [owing] = await db
    .select({ memberId: sessions.memberId, kept: sessions.kept })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        isNull(sessions.verifiedAt),
        gt(sessions.expiresAt, new Date()),
      ),
    );
  if (!owing) throw new DomainError("signed_out");
  // A device of the owner has tries of its own: whoever stole the password cannot use up the owner's.
  const who = device?.memberId === owing.memberId ? `device|${device.id}` : owing.memberId;
  await takePoint("second-step", who);
  await db.transaction(async (tx) => {
    await spend(tx, owing.memberId, code);
    await endSessionsOf(tx, owing.memberId, owing.memberId, null, sessionId);
  });
  await clearPoints("second-step", who);
  return owing;
}

async function spend(tx: Tx, memberId: string, code: string): Promise<void> {
  // Locked, so that one code does not pass twice at the same moment.
  const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for("update");
  if (!member?.totpSecret) throw new DomainError("signed_out");
  const step = stepOfCode(openSecret(member.totpSecret, memberId), code, member.totpLastStep);
  if (step !== null) {
    await tx.update(members).set({ totpLastStep: step }).where(eq(members.id, memberId));
    return;
  }
  if (!(await spendCode(tx, memberId, code))) throw invalid("code", "wrongCode");
  await tx.insert(events).values({ name: "accounts.recovery-code.used", actorId: memberId, subjectId: memberId });
}
