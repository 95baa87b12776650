import { and, desc, eq, gt, isNotNull, isNull, ne, not, or, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { announce } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { deviceOf } from "./device.ts";
import { canGuardSessions } from "./policy.ts";
import { isIdle } from "./queries.ts";

/** A session lives no longer than this, used or not (OWASP ASVS 5.0, 7.3.2). */
export const SESSION_DAYS = 7;
/** Time to find the phone and type the code. */
const SECOND_STEP_MINUTES = 10;
/** Use is noted no more often than this. */
const NOTE_EVERY_MS = 5 * 60_000;

export type Origin = { ip: string | null; userAgent: string | null };
export type Opening = {
  memberId: string;
  method: "password" | "sso";
  passed: "password" | "everything";
  kept: boolean;
};

/**
 * Opens a session row and returns its id. After the password alone it opens nothing yet when the account asks for a
 * second step: that one lives ten minutes, and the step exchanges it for another. Throws `signed_out` for a shut account.
 */
export async function openSession({ memberId, method, passed, kept }: Opening, from: Origin): Promise<string> {
  return db.transaction(async (tx) => {
    const [member] = await tx
      .select({ totpSince: members.totpSince, deactivatedAt: members.deactivatedAt })
      .from(members)
      .where(eq(members.id, memberId))
      // Not "share": two who sign in at once would each wait for the other when the row is written.
      .for("no key update");
    if (!member || member.deactivatedAt) throw new DomainError("signed_out");
    const owes = passed === "password" && member.totpSince !== null;
    const [row] = await tx
      .insert(sessions)
      .values({
        memberId,
        method,
        kept,
        ip: from.ip,
        userAgent: from.userAgent?.slice(0, 400),
        verifiedAt: owes ? null : new Date(),
        expiresAt: new Date(Date.now() + (owes ? SECOND_STEP_MINUTES * 60_000 : SESSION_DAYS * 86_400_000)),
      })
      .returning({ id: sessions.id });
    const id = row!.id;
    if (owes) return id;
    await tx.update(members).set({ lastSeenAt: new Date() }).where(eq(members.id, memberId));
    const payload = { method, device: deviceOf(from.userAgent) };
    await tx.insert(events).values({ name: "accounts.session.opened", actorId: memberId, subjectId: id, payload });
    return id;
  });
}

/**
 * Ends sessions of a member: all, all but `except`, or `only` one. Every process forgets them with the commit, so each
 * is out at its next request, its open live connection included. A change of role or unit needs none of this: there the
 * actor is loaded anew everywhere with the commit, and the next request already has the rights of now.
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

/** Ends the session of whoever signs out, or signs in again over it. */
export async function endSession(sessionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const session = await tx.query.sessions.findFirst({ where: eq(sessions.id, sessionId) });
    if (!session || session.revokedAt) return;
    const { memberId } = session;
    await endSessionsOf(tx, memberId, memberId, null, sessionId);
    await tx.insert(events).values({ name: "accounts.session.ended", actorId: memberId, subjectId: sessionId });
  });
}

const noted = new Map<string, number>();

/** Notes that a session is in use, now and then; what it writes is of no concern to the request. */
export function noteUse(sessionId: string): void {
  const now = Date.now();
  if (now - (noted.get(sessionId) ?? 0) < NOTE_EVERY_MS) return;
  if (noted.size > 20_000) noted.clear();
  noted.set(sessionId, now);
  const wasLongAgo = sql`${sessions.lastSeenAt} < now() - make_interval(secs => ${NOTE_EVERY_MS / 2_000})`;
  db.update(sessions)
    .set({ lastSeenAt: new Date() })
    .where(and(eq(sessions.id, sessionId), wasLongAgo))
    .catch(() => noted.delete(sessionId));
}

/** Sessions that are open at present, last used first; whether the actor may ask is settled by whom they ask for. */
export async function listSessions(actor: Actor, memberId: string) {
  if (actor.id !== memberId && !canGuardSessions(actor)) return [];
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.memberId, memberId),
        isNull(sessions.revokedAt),
        isNotNull(sessions.verifiedAt),
        gt(sessions.expiresAt, new Date()),
        or(sessions.kept, not(isIdle)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
}
