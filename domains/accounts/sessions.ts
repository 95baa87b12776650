import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { announce } from "#domains/kernel/command.ts";

/** A session lives this long, used or not (OWASP ASVS 5.0, 7.3.2). */
export const SESSION_DAYS = 7;

export type Origin = { ip: string | null; userAgent: string | null };

/** Opens a session row; it opens nothing until verified when the account asks for a second factor. */
export async function openSession(
  memberId: string,
  method: "password" | "sso" | "set-up",
  from: Origin,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [member] = await tx.select({ totpSince: members.totpSince }).from(members).where(eq(members.id, memberId));
    const owesSecondFactor = method === "password" && member?.totpSince;
    const [row] = await tx
      .insert(sessions)
      .values({
        memberId,
        method,
        ip: from.ip,
        userAgent: from.userAgent?.slice(0, 400),
        verifiedAt: owesSecondFactor ? null : new Date(),
        expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000),
      })
      .returning({ id: sessions.id });
    await tx.update(members).set({ lastSeenAt: new Date() }).where(eq(members.id, memberId));
    return row!.id;
  });
}

/** Ends one session; every process forgets it with the commit. */
export async function endSession(sessionId: string, endedBy: string | null = null): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(sessions)
      .set({ revokedAt: new Date(), revokedBy: endedBy })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
    await announce(tx, "actors", { sessionId });
  });
}
