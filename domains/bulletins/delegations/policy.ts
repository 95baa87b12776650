import type { Actor } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";
import { canUseBulletinDesk } from "../policy.ts";

/** The security administrator keeps roles, and with them what is done in their stead. */
export const canOverseeDelegations = (actor: Actor) => holds(actor, ["security-admin"], null);

export const canSeeDelegations = (actor: Actor) => canUseBulletinDesk(actor) || canOverseeDelegations(actor);

/** Only what one holds oneself: a word that was delegated is no grant, and goes no further. */
export const canDelegate = (actor: Actor, grant: { memberId: string }) =>
  actor.kind === "member" && actor.id === grant.memberId;

/** Either side, and the security administrator. */
export const canEndDelegation = (actor: Actor, { holderId, delegateId }: { holderId: string; delegateId: string }) =>
  actor.kind === "member" && (actor.id === holderId || actor.id === delegateId || canOverseeDelegations(actor));
