import { count, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { labelGroups } from "#db/schema/labels.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findPlace } from "../../boards/place.ts";
import { canManageBoards } from "../../policy.ts";
import { CreateLabelGroup } from "../input.ts";
import { GROUPS_PER_AREA } from "../limits.ts";

/** Sets up a group of labels for the whole organisation, or for the threads of one unit. */
export const createLabelGroup = command({
  event: "forum.label-group.created",
  input: CreateLabelGroup,
  limit: "forum.house",
  load: (tx, actor, { unit }) => findPlace(actor, unit, tx),
  allow: (actor, place) => canManageBoards(actor, place.unitPath),
  async run(tx, { input: { unit: _, ...said }, subject: { unitId } }) {
    await refuseTooMany(tx, unitId);
    const [group] = await tx
      .insert(labelGroups)
      .values({ ...said, unitId })
      .onConflictDoNothing()
      .returning({ id: labelGroups.id });
    if (!group) throw invalid("name", "taken");
    return { id: group.id, unitId, tags: ["forum"], payload: said };
  },
});

async function refuseTooMany(tx: Tx, unitId: string | null) {
  const own = unitId === null ? isNull(labelGroups.unitId) : eq(labelGroups.unitId, unitId);
  const [row] = await tx.select({ n: count() }).from(labelGroups).where(own);
  if (row!.n >= GROUPS_PER_AREA) throw invalid("form", "labelGroupsFull", { maximum: GROUPS_PER_AREA });
}
