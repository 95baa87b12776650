import { system } from "#domains/kernel/actor.ts";
import { expireProposals } from "../proposals/expire.ts";
import { expireReveal } from "./commands/expire-reveal.ts";

/** What is over is said once an hour, and of how many. */
export const expireReveals = () => expireProposals("reveal", (itemId) => expireReveal(system, { itemId }));
