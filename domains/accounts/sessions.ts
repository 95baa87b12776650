import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { announce } from "#domains/kernel/command.ts";
import { canGuardSessions } from "./policy.ts";
import { openSecret, totpAddress } from "./totp.ts";

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

/**
 * Ends sessions of a member: all, all but `except`, or `only` one. Every process forgets them with the commit, so each
 * is out at its next request, its open live connection included.
 */
export async function endSessionsOf(
  tx: Tx,
  memberId: string,
  endedBy: string | null,
  except: string | null = null,
  only: string | null = null,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: new Date(), revokedBy: endedBy })
    .where(
      and(
        eq(sessions.memberId, memberId),
        isNull(sessions.revokedAt),
        except === null ? undefined : ne(sessions.id, except),
        only === null ? undefined : eq(sessions.id, only),
      ),
    );
  await announce(tx, "actors", { memberId });
}

/** Ends the session of whoever signs out. */
export async function endSession(sessionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const session = await tx.query.sessions.findFirst({ where: eq(sessions.id, sessionId) });
    if (session) await endSessionsOf(tx, session.memberId, session.memberId, null, sessionId);
  });
}

/** Sessions that are open at present, newest first; whether the viewer may ask is settled by whom they ask for. */
export async function listSessions(actor: Actor, memberId: string) {
  if (actor.id !== memberId && !canGuardSessions(actor)) return [];
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.memberId, memberId), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.lastSeenAt));
}

/** What the owner edits of the own account. */
export async function findOwnProfile(actor: Actor) {
  if (actor.id === null) return null;
  const [row] = await db
    .select({ about: members.about, email: members.email })
    .from(members)
    .where(eq(members.id, actor.id));
  return row ?? null;
}

/** A second factor that was begun and not confirmed yet: shown to its owner alone. */
export async function findTotpEnrolment(actor: Actor) {
  if (actor.id === null) return null;
  const [row] = await db
    .select({ secret: members.totpSecret, since: members.totpSince, name: members.signInName })
    .from(members)
    .where(eq(members.id, actor.id));
  if (!row?.secret || row.since) return null;
  const secret = openSecret(row.secret);
  return { secret, address: totpAddress(secret, "清风", row.name) };
}
