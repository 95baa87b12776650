import { canGuardSessions } from "#domains/accounts/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";

/** Who leads a unit answers for what leaves it; for what everyone sees, the leader of the root unit. `path` null: the organisation. */
export const canIssueServiceToken = (actor: Actor, path: string | null) =>
  actor.kind === "member" && holds(actor, ["leader"], path);

/** Somebody with service tokens to look after: leaders, and the security administrator, who may end any token. */
export const overseesTokens = (actor: Actor) => canGuardSessions(actor) || holdsAnywhere(actor, ["leader"]);
