import { eq, sql } from "drizzle-orm";
import { holdRules } from "#db/schema/hold-rules.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { RemoveRule } from "../input.ts";
import { canKeepRules } from "../policy.ts";
import { findRule } from "../queries.ts";

/** Takes it off the list. What waits because of it goes on waiting, and its handlers still read why. */
export const removeRule = command({
  event: "forum.rule.removed",
  input: RemoveRule,
  limit: "forum.house",
  load: (tx, actor, { ruleId }) => findRule(actor, ruleId, tx),
  allow: canKeepRules,
  async run(tx, { actor, subject: { id, unitId, kind, why } }) {
    await tx
      .update(holdRules)
      .set({ removedAt: sql`now()`, removedBy: memberId(actor) })
      .where(eq(holdRules.id, id));
    return { id, unitId, payload: { kind, why } };
  },
});
