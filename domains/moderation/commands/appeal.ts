import { appeals } from "#db/schema/moderation.ts";
import { command } from "#domains/kernel/command.ts";
import { Appeal } from "../input.ts";
import { canAppeal } from "../policy.ts";
import { queueAppeal } from "../queue/in-and-out.ts";
import { findAction } from "../subjects.ts";

/** Asks for a second look at an act against oneself. Whoever it does not concern finds nothing to appeal. */
export const appeal = command({
  event: "moderation.action.appealed",
  input: Appeal,
  limit: "moderation.action.appealed",
  load: (tx, actor, { actionId }) => findAction(actor, actionId, tx),
  allow: (actor, subject) => canAppeal(actor, subject),
  async run(tx, { input, subject: { action } }) {
    // As the act names them: that of a voice stays without a name.
    const memberId = action.memberId!;
    const [row] = await tx
      .insert(appeals)
      .values({ actionId: action.id, memberId, text: input.text })
      .returning({ id: appeals.id });
    await queueAppeal(tx, { appealId: row!.id, memberId, action });
    return { id: row!.id, unitId: action.unitId, by: memberId, payload: { actionId: action.id } };
  },
});
