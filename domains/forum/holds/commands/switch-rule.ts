import { eq, sql } from "drizzle-orm";
import { holdRules } from "#db/schema/hold-rules.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { SwitchRule } from "../input.ts";
import { canKeepRules } from "../policy.ts";
import { findRule } from "../queries.ts";

/** From now on it holds posts, or lets them pass; saying it twice changes nothing. */
export const switchRule = command({
  event: "forum.rule.switched",
  input: SwitchRule,
  limit: "forum.house",
  load: (tx, actor, { ruleId }) => findRule(actor, ruleId, tx),
  allow: canKeepRules,
  async run(tx, { actor, input: { on }, subject: { id, unitId, onSince, kind, why } }) {
    if (on !== (onSince !== null))
      await tx
        .update(holdRules)
        .set({ onSince: on ? sql`now()` : null, switchedBy: memberId(actor) })
        .where(eq(holdRules.id, id));
    return { id, unitId, payload: { on, kind, why } };
  },
});
