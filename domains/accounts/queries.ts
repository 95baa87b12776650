import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { grants, members, memberships, sessions } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Grant, Home } from "#domains/kernel/actor.ts";

/** The person behind a session, or null when it was revoked, has expired, or owes the second factor. */
export async function findActorBySession(sessionId: string, on: Reader = db): Promise<Actor | null> {
  const [row] = await on
    .select({ ...actorColumns, verifiedAt: sessions.verifiedAt })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        isNull(members.deactivatedAt),
      ),
    );
  if (!row?.verifiedAt) return null;
  return { kind: "member", sessionId, ...withoutVerification(row) };
}

/** A member as an actor without a session: for the worker, the seed and tests. */
export async function findActor(memberId: string, on: Reader = db): Promise<Actor | null> {
  const [row] = await on
    .select(actorColumns)
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deactivatedAt)));
  return row ? { kind: "member", sessionId: null, ...row } : null;
}

const withoutVerification = <T extends { verifiedAt: unknown }>({ verifiedAt: _, ...row }: T) => row;

const actorColumns = {
  id: members.id,
  name: members.name,
  hasTotp: sql<boolean>`${members.totpSince} is not null`,
  passwordMustChange: members.passwordMustChange,
  isDemo: members.isDemo,
  homes: sql<
    Home[]
  >`(select coalesce(json_agg(json_build_object('unitId', u.id, 'path', u.path, 'slug', u.slug, 'name', u.name,
    'post', m.post) order by m.started_at), '[]') from ${memberships} m join ${units} u on u.id = m.unit_id
    where m.member_id = ${members}.id and m.ended_at is null and u.deactivated_at is null)`,
  grants: sql<
    Grant[]
  >`(select coalesce(json_agg(json_build_object('role', g.role, 'unitId', u.id, 'path', u.path)), '[]')
    from ${grants} g join ${units} u on u.id = g.unit_id
    where g.member_id = ${members}.id and g.revoked_at is null and u.deactivated_at is null)`,
};
