import { z } from "zod";
import { command } from "#domains/kernel/command.ts";
import { closeExpired, lockExpired } from "../../proposals/expire.ts";

/** Closes a request to which nobody has agreed in time; whoever asked is told. Only the clock does this. */
export const expireReveal = command({
  event: "moderation.reveal.expired",
  input: z.object({ itemId: z.uuid() }),
  load: (tx, _actor, { itemId }) => lockExpired(tx, "reveal", itemId),
  allow: (actor) => actor.kind === "system",
  run: (tx, { subject }) => closeExpired(tx, subject),
});
