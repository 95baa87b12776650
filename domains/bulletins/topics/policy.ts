import type { Actor } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";

/** Topics are the organisation's: whoever edits or publishes for all of it. */
export const canManageTopics = (actor: Actor) => holds(actor, ["editor", "publisher"], null);
