import { and, count, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinColumns, publications } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageColumns } from "../../policy.ts";
import { ALL_BULLETINS } from "../../tags.ts";
import { isCurrent } from "../../visibility.ts";
import { UpdateColumn } from "../input.ts";
import { refuseClosedParent, refuseDeepTree } from "../parents.ts";
import { findColumn } from "../queries.ts";
import { refuseUnknownRoute } from "../routes.ts";

/**
 * Changes what a column is called, where it stands, who reads it, whether they discuss it and which way its texts take; what is in review goes
 * on as it began. Where texts that were for members would open to everybody, that has to be said (`open`).
 */
export const updateColumn = command({
  event: "bulletins.column.updated",
  input: UpdateColumn,
  load: (tx, actor, { columnId }) => findColumn(actor, columnId, tx),
  allow: canManageColumns,
  async run(tx, { input: { columnId, open, ...said }, subject: column }) {
    await refuseUnknownRoute(tx, said.routeId);
    await refuseDeepTree(tx, said.parentId, columnId);
    if (said.parentId !== column.parentId) await refuseClosedParent(tx, said.parentId, "parentId");
    const opens = said.visibility === "public" && column.visibility !== "public";
    if (opens && !open && (await countTexts(tx, columnId)) > 0) throw invalid("open", "sayOpen");
    await tx.update(bulletinColumns).set(said).where(eq(bulletinColumns.id, columnId));
    // Pages all over the house name what is said below its texts.
    const tags = said.isDiscussed === column.isDiscussed ? [ALL_BULLETINS] : ["organisation"];
    return { id: columnId, tags, payload: said };
  },
});

/** What of a column is published for the whole organisation: what guests would see of it. */
async function countTexts(tx: Tx, columnId: string): Promise<number> {
  const opened = and(isCurrent, eq(publications.columnId, columnId), isNull(publications.unitId));
  const [row] = await tx.select({ count: count() }).from(publications).where(opened);
  return row?.count ?? 0;
}
