import { and, eq, sql } from "drizzle-orm";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { command } from "#domains/kernel/command.ts";
import { FailSchedule } from "../input.ts";
import { isOpen } from "../open.ts";

/** A plan that was refused at its time is over, with the reason where the staff look. */
export const failSchedule = command({
  event: "bulletins.schedule.failed",
  input: FailSchedule,
  load: async (tx, _actor, { scheduleId }) => {
    const [row] = await tx
      .select()
      .from(publicationSchedules)
      .where(and(eq(publicationSchedules.id, scheduleId), isOpen))
      .for("update");
    return row ?? null;
  },
  allow: (actor) => actor.kind === "system",
  async run(tx, { input: { scheduleId, failure }, subject: { bulletinId } }) {
    await tx
      .update(publicationSchedules)
      .set({ endedAt: sql`now()`, outcome: "failed", failure })
      .where(eq(publicationSchedules.id, scheduleId));
    return { id: bulletinId, payload: { bulletinId, failure } };
  },
});
