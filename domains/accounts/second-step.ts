import { and, eq, gt, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { announce } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { openSecret, stepOfCode } from "./totp.ts";

/** A six-digit code is guessed in a million tries; a member gets ten in ten minutes. */
const TRIES = { points: 10, windowSec: 600 };

/** Opens a session that owes its second step. Throws `signed_out` when there is none, `invalid` for a wrong or used code. */
export async function passSecondStep(sessionId: string, code: string): Promise<void> {
  const [owing] = await db
    .select({ memberId: sessions.memberId })
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
  await takePoint("second-step", owing.memberId, TRIES);
  await db.transaction(async (tx) => {
    // Locked, so that one code does not pass twice at the same moment.
    const [member] = await tx.select().from(members).where(eq(members.id, owing.memberId)).for("update");
    const step = member?.totpSecret ? stepOfCode(openSecret(member.totpSecret), code, member.totpLastStep) : null;
    if (!member || step === null) throw invalid("code", "wrongCode");
    await tx.update(members).set({ totpLastStep: step }).where(eq(members.id, member.id));
    await tx.update(sessions).set({ verifiedAt: new Date() }).where(eq(sessions.id, sessionId));
    await announce(tx, "actors", { memberId: member.id });
  });
}
