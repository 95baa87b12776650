import { count, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { labels } from "#db/schema/labels.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageBoards } from "../../policy.ts";
import { CreateLabel } from "../input.ts";
import { LABELS_PER_GROUP } from "../limits.ts";
import { findLabelGroup } from "../queries.ts";

/** Adds a label to a group, behind those that are there. */
export const createLabel = command({
  event: "forum.label.created",
  input: CreateLabel,
  limit: "forum.house",
  load: (tx, actor, { groupId }) => findLabelGroup(actor, groupId, tx),
  allow: (actor, group) => canManageBoards(actor, group.unitPath),
  async run(tx, { input: { groupId, name }, subject: group }) {
    const position = await refuseTooMany(tx, groupId);
    const [label] = await tx
      .insert(labels)
      .values({ groupId, name, position })
      .onConflictDoNothing()
      .returning({ id: labels.id });
    if (!label) throw invalid("name", "taken");
    return { id: label.id, groupId, unitId: group.unitId, tags: ["forum"], payload: { name } };
  },
});

/** How many there are already. */
async function refuseTooMany(tx: Tx, groupId: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(labels).where(eq(labels.groupId, groupId));
  if (row!.n >= LABELS_PER_GROUP) throw invalid("name", "labelsFull", { maximum: LABELS_PER_GROUP });
  return row!.n;
}
