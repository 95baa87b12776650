import { bulletinConfirmations } from "#db/schema/must-reads.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findDuty } from "../duties.ts";
import { ConfirmReading } from "../input.ts";
import { missingProof } from "../proof.ts";

/** 我已阅读: counts only after the server has seen it read. The row is the record; it is never changed. */
export const confirmReading = command({
  event: "bulletins.reading.confirmed",
  input: ConfirmReading,
  isPrivate: true,
  load: (tx, actor, { bulletinId }) => findDuty(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { bulletinId }, subject: duty }) {
    const missing = duty.confirmedAt === null && missingProof(duty);
    if (missing) throw invalid("form", missing, { seconds: Math.ceil(duty.needed - duty.millis / 1000) });
    await tx
      .insert(bulletinConfirmations)
      .values({ bulletinId, memberId: memberId(actor), publicationId: duty.publicationId })
      .onConflictDoNothing();
    return { id: bulletinId };
  },
});
