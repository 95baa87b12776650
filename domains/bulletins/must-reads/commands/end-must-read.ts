import { and, eq, isNull, sql } from "drizzle-orm";
import { mustReads } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../../drafts/queries.ts";
import { EndMustRead } from "../input.ts";
import { canRequireOf } from "../policy.ts";

/** Asks a unit no more; what was confirmed stays confirmed. */
export const endMustRead = command({
  event: "bulletins.must-read.ended",
  input: EndMustRead,
  async load(tx, actor, { mustReadId }) {
    const [row] = await tx
      .select({ bulletinId: mustReads.bulletinId, unitId: mustReads.unitId, path: units.path })
      .from(mustReads)
      .innerJoin(units, eq(units.id, mustReads.unitId))
      .where(and(eq(mustReads.id, mustReadId), isNull(mustReads.endedAt)))
      .for("update", { of: mustReads });
    return row && (await findDraft(actor, row.bulletinId, tx)) ? row : null;
  },
  allow: (actor, { path }) => canRequireOf(actor, path),
  async run(tx, { actor, input: { mustReadId }, subject: { bulletinId, unitId } }) {
    await tx
      .update(mustReads)
      .set({ endedAt: sql`now()`, endedBy: memberId(actor) })
      .where(eq(mustReads.id, mustReadId));
    return { id: bulletinId, unitId, payload: { bulletinId, unitId } };
  },
});
