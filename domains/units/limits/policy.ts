import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS, type LimitName } from "#domains/kernel/limits.ts";
import { holds } from "../policy.ts";

/** Both administrators read all limits. */
export const canReadLimits = (actor: Actor) => holds(actor, ["system-admin", "security-admin"], null);

/** 三员分立: what guards the way in is set by the security administrator, how often something may be done by the system's. */
export const canSetLimit = (actor: Actor, { name }: { name: LimitName }) =>
  holds(actor, [LIMITS[name].guards === "door" ? "security-admin" : "system-admin"], null);
