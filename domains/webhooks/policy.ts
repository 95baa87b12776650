import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";

/** Who leads an area answers for what leaves it. `path` null: the whole organisation. */
export const canKeepWebhooks = (actor: Actor, path: string | null) =>
  actor.kind === "member" && holds(actor, ["leader"], path);

export const keepsWebhooks = (actor: Actor) => actor.kind === "member" && holdsAnywhere(actor, ["leader"]);
