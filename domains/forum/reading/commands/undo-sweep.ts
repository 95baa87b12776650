import { and, eq, isNull, sql } from "drizzle-orm";
import { threadMembers } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canKeepPlace } from "../../policy.ts";
import { UndoSweep } from "../input.ts";
import { countSwept } from "../queries.ts";

/** Puts every line back to where a sweep had found it; rows that it had made go, unless the reader chose something there since. */
export const undoSweep = command({
  event: "forum.reading.restored",
  input: UndoSweep,
  limit: "forum.own",
  isPrivate: true,
  load: async (tx, actor, { sweepId }) => ((await countSwept(actor, sweepId, tx)) > 0 ? { sweepId } : null),
  allow: canKeepPlace,
  async run(tx, { actor, subject: { sweepId } }) {
    const ofSweep = and(eq(threadMembers.memberId, memberId(actor)), eq(threadMembers.sweptBy, sweepId));
    const isMadeBySweep = and(isNull(threadMembers.sweptFrom), isNull(threadMembers.levelReason));
    await tx.delete(threadMembers).where(and(ofSweep, isMadeBySweep));
    await tx
      .update(threadMembers)
      .set({ lastReadNumber: sql`coalesce(${threadMembers.sweptFrom}, 0)`, sweptBy: null, sweptFrom: null })
      .where(ofSweep);
    return { id: sweepId };
  },
});
