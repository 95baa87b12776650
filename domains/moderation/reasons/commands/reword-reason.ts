import { eq } from "drizzle-orm";
import { cannedReasons } from "#db/schema/queue.ts";
import { command } from "#domains/kernel/command.ts";
import { canWordReasons } from "../../policy.ts";
import { RewordReason } from "../input.ts";
import { findReason } from "../queries.ts";

/** Words it anew; what was said with it before stands as it was said. */
export const rewordReason = command({
  event: "moderation.reason.reworded",
  input: RewordReason,
  limit: "moderation.acts",
  load: (tx, actor, { reasonId }) => findReason(actor, reasonId, tx),
  allow: canWordReasons,
  async run(tx, { input: { text }, subject: { id, unitId, text: was } }) {
    await tx.update(cannedReasons).set({ text }).where(eq(cannedReasons.id, id));
    return { id, unitId, payload: { text, was } };
  },
});
