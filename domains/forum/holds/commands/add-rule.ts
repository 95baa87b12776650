import { and, count, isNull, sql } from "drizzle-orm";
import { holdRules } from "#db/schema/hold-rules.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { AddRule, columnsOf, RULES_MAX } from "../input.ts";
import { canKeepRules } from "../policy.ts";
import { findRuleArea } from "../queries.ts";

/** Words a rule for an area and all below it. It holds nothing yet: first one sees what it would have held. */
export const addRule = command({
  event: "forum.rule.added",
  input: AddRule,
  limit: "forum.house",
  load: (tx, actor, { unitId }) => findRuleArea(actor, unitId, tx),
  allow: canKeepRules,
  async run(tx, { actor, input, subject: { unitId } }) {
    const ofArea = and(isNull(holdRules.removedAt), sql`${holdRules.unitId} is not distinct from ${unitId}::uuid`);
    const [there] = await tx.select({ n: count() }).from(holdRules).where(ofArea);
    if (there!.n >= RULES_MAX) throw invalid("form", "rulesFull", { maximum: RULES_MAX });
    const { kind, why } = input;
    const settings = columnsOf(input);
    const [added] = await tx
      .insert(holdRules)
      .values({ unitId, kind, why, ...settings, addedBy: memberId(actor) })
      .returning({ id: holdRules.id });
    return { id: added!.id, unitId, payload: { kind, why, ...settings } };
  },
});
