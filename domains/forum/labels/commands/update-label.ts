import { and, eq, sql } from "drizzle-orm";
import { labels } from "#db/schema/labels.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageBoards } from "../../policy.ts";
import { UpdateLabel } from "../input.ts";
import { findLabel } from "../queries.ts";

/** Renames a label wherever it stands, sorts it in, puts it out of use or into use again. */
export const updateLabel = command({
  event: "forum.label.updated",
  input: UpdateLabel,
  limit: "forum.house",
  load: (tx, actor, { labelId }) => findLabel(actor, labelId, tx),
  allow: (actor, label) => canManageBoards(actor, label.unitPath),
  async run(tx, { input: { labelId, archived, ...said }, subject: label }) {
    const archivedAt = archived ? sql`coalesce(${labels.archivedAt}, now())` : null;
    const isFree = sql`not exists (select 1 from labels other where other.name = ${said.name}
      and other.id <> ${labelId} and other.group_id = ${label.groupId})`;
    const [row] = await tx
      .update(labels)
      .set({ ...said, archivedAt })
      .where(and(eq(labels.id, labelId), isFree))
      .returning({ id: labels.id });
    if (!row) throw invalid("name", "taken");
    const tags = ["forum", `label:${labelId}`];
    return { id: labelId, groupId: label.groupId, unitId: label.unitId, tags, payload: { ...said, archived } };
  },
});
