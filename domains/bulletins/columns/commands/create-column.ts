import { bulletinColumns } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageColumns } from "../../policy.ts";
import { ALL_BULLETINS } from "../../tags.ts";
import { CreateColumn } from "../input.ts";
import { refuseClosedParent, refuseDeepTree } from "../parents.ts";
import { refuseUnknownRoute } from "../routes.ts";

/** Sets up a column 栏目 for the whole organisation. */
export const createColumn = command({
  event: "bulletins.column.created",
  input: CreateColumn,
  load: async (_tx, actor) => actor,
  allow: canManageColumns,
  async run(tx, { input: said }) {
    await refuseUnknownRoute(tx, said.routeId);
    await refuseDeepTree(tx, said.parentId);
    await refuseClosedParent(tx, said.parentId, "parentId");
    const [column] = await tx
      .insert(bulletinColumns)
      .values(said)
      .onConflictDoNothing()
      .returning({ id: bulletinColumns.id });
    if (!column) throw invalid("slug", "taken");
    return { id: column.id, tags: [ALL_BULLETINS], payload: said };
  },
});
