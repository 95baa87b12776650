import { and, count, isNull, sql } from "drizzle-orm";
import { cannedReasons } from "#db/schema/queue.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canWordReasons } from "../../policy.ts";
import { AddReason, REASONS_MAX } from "../input.ts";
import { findArea } from "../queries.ts";

/** Words a reason for an area, offered there and below from now on. */
export const addReason = command({
  event: "moderation.reason.added",
  input: AddReason,
  limit: "moderation.acts",
  load: (tx, actor, { unitId }) => findArea(actor, unitId, tx),
  allow: canWordReasons,
  async run(tx, { actor, input: { text }, subject: { unitId } }) {
    const ofArea = and(
      isNull(cannedReasons.removedAt),
      sql`${cannedReasons.unitId} is not distinct from ${unitId}::uuid`,
    );
    const [row] = await tx.select({ n: count() }).from(cannedReasons).where(ofArea);
    if (row!.n >= REASONS_MAX) throw invalid("text", "reasonsFull", { maximum: REASONS_MAX });
    const [added] = await tx
      .insert(cannedReasons)
      .values({ unitId, text, addedBy: memberId(actor) })
      .returning({ id: cannedReasons.id });
    return { id: added!.id, unitId, payload: { text } };
  },
});
