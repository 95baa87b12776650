import type { Role } from "#db/enums/roles.ts";

import type { Actor } from "#domains/kernel/actor.ts";
import { holdsAnywhere } from "#domains/units/policy.ts";

/** Members illustrate their posts, staff their articles. */
export const canUpload = (actor: Actor) => actor.kind === "member";

/** Whoever writes, reviews or publishes for an area uses its shelf of the library. */
export const LIBRARY_ROLES = ["editor", "reviewer", "publisher"] as const satisfies Role[];

export const canUseLibrary = (actor: Actor) => holdsAnywhere(actor, [...LIBRARY_ROLES]);

/** Videos and documents are for those who write articles. */
export const canUploadFiles = (actor: Actor) => actor.kind === "member" && holdsAnywhere(actor, ["editor"]);
