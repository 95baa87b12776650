import { eq } from "drizzle-orm";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageColumns } from "../../policy.ts";
import { UpdateColumn } from "../input.ts";
import { findColumn } from "../queries.ts";
import { refuseUnknownRoute } from "../routes.ts";

/** Changes what a column is called and which way its texts take; what is in review goes on as it began. */
export const updateColumn = command({
  event: "bulletins.column.updated",
  input: UpdateColumn,
  load: (tx, actor, { columnId }) => findColumn(actor, columnId, tx),
  allow: canManageColumns,
  async run(tx, { input: { columnId, ...said } }) {
    await refuseUnknownRoute(tx, said.routeId);
    await tx.update(bulletinColumns).set(said).where(eq(bulletinColumns.id, columnId));
    return { id: columnId, tags: ["bulletins"], payload: said };
  },
});
