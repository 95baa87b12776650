import type { Actor } from "#domains/kernel/actor.ts";

/** Members illustrate their posts, staff their articles. */
export const canUpload = (actor: Actor) => actor.kind === "member";
