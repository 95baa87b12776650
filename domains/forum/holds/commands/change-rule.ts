import { eq } from "drizzle-orm";
import { holdRules } from "#db/schema/hold-rules.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { ChangeRule, columnsOf } from "../input.ts";
import { canKeepRules } from "../policy.ts";
import { findRule } from "../queries.ts";

/** Words it anew; what waits because of it goes on waiting. */
export const changeRule = command({
  event: "forum.rule.changed",
  input: ChangeRule,
  limit: "forum.house",
  load: (tx, actor, { ruleId }) => findRule(actor, ruleId, tx),
  allow: canKeepRules,
  async run(tx, { input, subject: { id, unitId, kind, ...before } }) {
    if (input.kind !== kind) throw invalid("form", "malformed");
    const settings = columnsOf(input);
    await tx
      .update(holdRules)
      .set({ why: input.why, ...settings })
      .where(eq(holdRules.id, id));
    const was = { why: before.why, words: before.words, amount: before.amount, minutes: before.minutes };
    return { id, unitId, payload: { kind, why: input.why, ...settings, was } };
  },
});
