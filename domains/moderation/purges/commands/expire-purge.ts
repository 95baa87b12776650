import { z } from "zod";
import { command } from "#domains/kernel/command.ts";
import { closeExpired, lockExpired } from "../../proposals/expire.ts";

/** Closes a proposal that nobody has confirmed in time; whoever made it is told. Only the clock does this. */
export const expirePurge = command({
  event: "moderation.purge.expired",
  input: z.object({ itemId: z.uuid() }),
  load: (tx, _actor, { itemId }) => lockExpired(tx, "purge", itemId),
  allow: (actor) => actor.kind === "system",
  run: (tx, { subject }) => closeExpired(tx, subject),
});
