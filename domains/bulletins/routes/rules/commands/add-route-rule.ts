import { eq } from "drizzle-orm";
import { bulletinColumns, routeRules } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageColumns } from "../../../policy.ts";
import { findRouteById } from "../../queries.ts";
import { AddRouteRule } from "../input.ts";

/** Sends texts of a kind, of a risk and above, or of both, another way than their column says. */
export const addRouteRule = command({
  event: "bulletins.rule.added",
  input: AddRouteRule,
  async load(tx, actor, { columnId, routeId }) {
    const route = await findRouteById(actor, routeId, tx);
    const columns = columnId
      ? await tx.select({ id: bulletinColumns.id }).from(bulletinColumns).where(eq(bulletinColumns.id, columnId))
      : [];
    return route && columns.length === (columnId ? 1 : 0) ? { route } : null;
  },
  allow: canManageColumns,
  async run(tx, { actor, input, subject: { route } }) {
    // It would be asked of every text: that is what the routes of columns are for.
    if (input.kind === null && input.risk === "ordinary") throw invalid("risk", "ruleForAll");
    const [row] = await tx
      .insert(routeRules)
      .values({ ...input, addedBy: memberId(actor) })
      .onConflictDoNothing()
      .returning({ id: routeRules.id });
    if (!row) throw invalid("form", "ruleThere");
    return { id: row.id, payload: { ...input, route: route.name } };
  },
});
