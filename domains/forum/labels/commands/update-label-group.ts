import { and, eq, sql } from "drizzle-orm";
import { labelGroups } from "#db/schema/labels.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageBoards } from "../../policy.ts";
import { UpdateLabelGroup } from "../input.ts";
import { findLabelGroup } from "../queries.ts";

/** Renames a group, sorts it in, puts it out of use or into use again. Threads keep what they carry. */
export const updateLabelGroup = command({
  event: "forum.label-group.updated",
  input: UpdateLabelGroup,
  limit: "forum.house",
  load: (tx, actor, { groupId }) => findLabelGroup(actor, groupId, tx),
  allow: (actor, group) => canManageBoards(actor, group.unitPath),
  async run(tx, { input: { groupId, archived, ...said }, subject: group }) {
    const archivedAt = archived ? sql`coalesce(${labelGroups.archivedAt}, now())` : null;
    const isFree = sql`not exists (select 1 from label_groups other where other.name = ${said.name}
      and other.id <> ${groupId} and other.unit_id is not distinct from ${group.unitId}::uuid)`;
    const [row] = await tx
      .update(labelGroups)
      .set({ ...said, archivedAt })
      .where(and(eq(labelGroups.id, groupId), isFree))
      .returning({ id: labelGroups.id });
    if (!row) throw invalid("name", "taken");
    return { id: groupId, unitId: group.unitId, tags: ["forum"], payload: { ...said, archived } };
  },
});
