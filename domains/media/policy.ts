import type { Role } from "#db/enums/roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds, holdsAnywhere } from "#domains/units/policy.ts";

/** Members illustrate their posts and put documents into them, staff illustrate their articles. */
export const canUpload = (actor: Actor) => actor.kind === "member";

/** Whoever writes, reviews or publishes for an area uses its shelf of the library. */
export const LIBRARY_ROLES = ["editor", "reviewer", "publisher"] as const satisfies Role[];
/** Who fills the shelf of an area and answers for the rights in what lies there. */
const KEEPER_ROLES = ["editor", "publisher"] as const satisfies Role[];

export const canUseLibrary = (actor: Actor) => holdsAnywhere(actor, [...LIBRARY_ROLES]);
export const canKeepLibrary = (actor: Actor) => actor.kind === "member" && holdsAnywhere(actor, [...KEEPER_ROLES]);
/** `path`: of the unit whose shelf it is; null for the shelf of the whole organisation. */
export const canKeepShelf = (actor: Actor, path: string | null) => holds(actor, [...KEEPER_ROLES], path);

/** What comes in pieces, videos, sounds and large documents, is for those who write articles. */
export const canUploadFiles = canKeepLibrary;
