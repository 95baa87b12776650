import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { invalid } from "#domains/kernel/errors.ts";

/** The tree has two levels: a column goes below one that stands at the top, and only while none stands below itself. */
export async function refuseDeepTree(tx: Tx, parentId: string | null, columnId: string | null = null): Promise<void> {
  if (parentId === null) return;
  if (parentId === columnId) throw invalid("parentId", "columnBelowItself");
  const isTop = and(eq(bulletinColumns.id, parentId), isNull(bulletinColumns.parentId));
  const [parent] = await tx.select({ id: bulletinColumns.id }).from(bulletinColumns).where(isTop);
  if (!parent) throw invalid("parentId", "malformed");
  if (columnId === null) return;
  const isBelow = eq(bulletinColumns.parentId, columnId);
  const [child] = await tx.select({ id: bulletinColumns.id }).from(bulletinColumns).where(isBelow).limit(1);
  if (child) throw invalid("parentId", "columnHasChildren");
}

/** Nothing stands below a column that is out of use. */
export async function refuseClosedParent(tx: Tx, parentId: string | null, field: "form" | "parentId"): Promise<void> {
  if (parentId === null) return;
  const isClosed = and(eq(bulletinColumns.id, parentId), isNotNull(bulletinColumns.closedAt));
  const [parent] = await tx.select({ name: bulletinColumns.name }).from(bulletinColumns).where(isClosed);
  if (parent) throw invalid(field, "columnClosedAbove", { name: parent.name });
}
