import { eq } from "drizzle-orm";
import { routeRules } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageColumns } from "../../../policy.ts";
import { RemoveRouteRule } from "../input.ts";
import { findRouteRule } from "../queries.ts";

/** Takes a rule away; what is under review goes on by the steps it began with. */
export const removeRouteRule = command({
  event: "bulletins.rule.removed",
  input: RemoveRouteRule,
  load: (tx, actor, { ruleId }) => findRouteRule(actor, ruleId, tx),
  allow: canManageColumns,
  async run(tx, { subject: { id, columnId, kind, risk } }) {
    await tx.delete(routeRules).where(eq(routeRules.id, id));
    return { id, payload: { columnId, kind, risk } };
  },
});
