import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageColumns } from "../../policy.ts";
import { ALL_BULLETINS } from "../../tags.ts";
import { CloseColumn } from "../input.ts";
import { refuseClosedParent } from "../parents.ts";
import { findColumn } from "../queries.ts";

/** 停用 and back: a column that is over takes no new texts and stands in no menu; its texts stay at their addresses. */
export const closeColumn = command({
  event: "bulletins.column.closed",
  input: CloseColumn,
  load: (tx, actor, { columnId }) => findColumn(actor, columnId, tx),
  allow: canManageColumns,
  async run(tx, { actor, input: { columnId, isClosed }, subject: { name, parentId, closedAt } }) {
    const wanted = isClosed === "true";
    if (wanted === (closedAt !== null)) throw invalid("form", "nothingNew");
    if (wanted) await refuseOpenBelow(tx, columnId);
    else await refuseClosedParent(tx, parentId, "form");
    await tx
      .update(bulletinColumns)
      .set(wanted ? { closedAt: sql`now()`, closedBy: memberId(actor) } : { closedAt: null, closedBy: null })
      .where(eq(bulletinColumns.id, columnId));
    return { id: columnId, tags: [ALL_BULLETINS], payload: { name, isClosed: wanted } };
  },
});

async function refuseOpenBelow(tx: Tx, columnId: string) {
  const isOpenBelow = and(eq(bulletinColumns.parentId, columnId), isNull(bulletinColumns.closedAt));
  const [below] = await tx.select({ name: bulletinColumns.name }).from(bulletinColumns).where(isOpenBelow).limit(1);
  if (below) throw invalid("form", "columnOpenBelow", { name: below.name });
}
