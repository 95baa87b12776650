import type { Actor } from "#domains/kernel/actor.ts";
import { isModerator } from "../policy.ts";

/** Rules of an area are kept by those who keep order in it: the leaders of its unit and of the units above. */
export const canKeepRules = (actor: Actor, { unitPath }: { unitPath: string | null }) => isModerator(actor, unitPath);
