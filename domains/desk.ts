import type { Actor } from "#domains/kernel/actor.ts";

/** The desk is for whoever holds any grant; each of its pages asks for more. */
export const mayUseDesk = (actor: Actor) => actor.grants.length > 0;
