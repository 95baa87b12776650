import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { grants, members, memberships, sessions } from "#db/schema/accounts.ts";
import { twoStepRoles } from "#db/schema/two-step-roles.ts";
import { units } from "#db/schema/units.ts";
import { voices } from "#db/schema/voices.ts";
import type { Actor, Grant, Home } from "#domains/kernel/actor.ts";

/** Without use for so long a session is over (GB/T 22239 身份鉴别: 超时退出; OWASP ASVS 5.0, 7.3.1). */
export const IDLE_HOURS = 12;

/** The person behind a session, or null when it was revoked, has expired, lay idle, or owes the second factor. */
export async function findActorBySession(sessionId: string, on: Reader = db): Promise<Actor | null> {
  const [row] = await on
    .select({ actor: actorColumns, method: sessions.method, kept: sessions.kept, isIdle, asksTwoStep })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        sql`${sessions.verifiedAt} is not null`,
        isNull(members.deactivatedAt),
      ),
    );
  if (!row) return null;
  const { actor, method, kept, isIdle: lay } = row;
  const isByPassword = method === "password";
  // Whoever holds an office does not stay signed in overnight, whatever was ticked.
  if (lay && (!kept || actor.grants.length > 0)) return null;
  // Single sign-on never shows the one-time password, so nothing is to be changed; and a second step is its provider's.
  const passwordMustChange = actor.passwordMustChange && isByPassword;
  const owesTwoStep = row.asksTwoStep && !actor.hasTotp && isByPassword;
  return { kind: "member", sessionId, ...actor, passwordMustChange, owesTwoStep };
}

/** A member as an actor without a session: for the worker, the seed and tests. */
export async function findActor(memberId: string, on: Reader = db): Promise<Actor | null> {
  const [row] = await on
    .select(actorColumns)
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deactivatedAt)));
  return row ? { kind: "member", sessionId: null, owesTwoStep: false, ...row } : null;
}

/** Whoever asks by something that was made with a password, as a token is: where a role of theirs asks for two steps, they owe them. */
export async function findOwner(memberId: string, on: Reader = db): Promise<Actor | null> {
  const actor = await findActor(memberId, on);
  if (!actor || actor.hasTotp) return actor;
  const [row] = await on
    .select({ owesTwoStep: sql<boolean>`${asksTwoStep} and ${members.passwordHash} is not null` })
    .from(members)
    .where(eq(members.id, memberId));
  return row ? { ...actor, ...row } : null;
}

/** Not used for too long. */
export const isIdle = sql<boolean>`${sessions.lastSeenAt} < now() - make_interval(hours => ${IDLE_HOURS})`;

/** They hold a role whose holders must use two-step sign-in. */
const asksTwoStep = sql<boolean>`exists (select from ${grants} g join ${twoStepRoles} r on r.role = g.role
  where g.member_id = ${members}.id and g.revoked_at is null)`;

const actorColumns = {
  id: members.id,
  name: members.name,
  hasTotp: sql<boolean>`${members.totpSince} is not null`,
  passwordMustChange: members.passwordMustChange,
  isDemo: members.isDemo,
  homes: sql<
    Home[]
  >`(select coalesce(json_agg(json_build_object('unitId', u.id, 'path', u.path, 'slug', u.slug, 'name', u.name,
    'enName', u.en_name, 'post', m.post) order by m.started_at), '[]') from ${memberships} m join ${units} u on u.id = m.unit_id
    where m.member_id = ${members}.id and m.ended_at is null and u.deactivated_at is null)`,
  grants: sql<
    Grant[]
  >`(select coalesce(json_agg(json_build_object('role', g.role, 'unitId', u.id, 'path', u.path)), '[]')
    from ${grants} g join ${units} u on u.id = g.unit_id
    where g.member_id = ${members}.id and g.revoked_at is null and u.deactivated_at is null)`,
  voices: sql<
    string[]
  >`(select coalesce(json_agg(v.voice_id), '[]') from ${voices} v where v.owner_id = ${members}.id)`,
};
