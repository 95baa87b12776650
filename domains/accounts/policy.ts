import type { Actor } from "#domains/kernel/actor.ts";

/** The security administrator of the whole organisation (安全管理员): sessions and second factors of everyone. */
export const canGuardSessions = (actor: Actor) =>
  actor.grants.some(({ role, path }) => role === "security-admin" && !path.includes("."));

export const canRevoke = (actor: Actor, session: { memberId: string }) =>
  actor.kind === "member" && (session.memberId === actor.id || canGuardSessions(actor));
