import { system } from "#domains/kernel/actor.ts";
import { expireProposals } from "../proposals/expire.ts";
import { expirePurge } from "./commands/expire-purge.ts";

/** What is over is said once an hour, and of how many. */
export const expirePurges = () => expireProposals("purge", (itemId) => expirePurge(system, { itemId }));
