import { eq, sql } from "drizzle-orm";
import { reviewDelegations } from "#db/schema/delegations.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { EndDelegation } from "../input.ts";
import { canEndDelegation } from "../policy.ts";
import { findOpenDelegation } from "../queries.ts";

/** Ends a delegation before its time; what was said by it stands. */
export const endDelegation = command({
  event: "bulletins.delegation.ended",
  input: EndDelegation,
  load: (tx, actor, { delegationId }) => findOpenDelegation(actor, delegationId, tx),
  allow: canEndDelegation,
  async run(tx, { actor, subject: { id, holderId, delegateId, role, unit, unitId } }) {
    await tx
      .update(reviewDelegations)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: memberId(actor) })
      .where(eq(reviewDelegations.id, id));
    return { id, unitId, payload: { holderId, delegateId, role, unit } };
  },
});
