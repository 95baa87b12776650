import { eq } from "drizzle-orm";
import { mutes } from "#db/schema/moderation.ts";
import { command } from "#domains/kernel/command.ts";
import { LiftMute } from "../input.ts";
import { openLogTag } from "../open-log/tag.ts";
import { canLiftMute } from "../policy.ts";
import { recordAct } from "../record.ts";
import { findMute } from "../subjects.ts";

export const liftMute = command({
  event: "moderation.mute.lifted",
  input: LiftMute,
  limit: "moderation.acts",
  load: (tx, actor, { muteId }) => findMute(actor, muteId, tx),
  allow: canLiftMute,
  async run(tx, { actor, input, subject: mute }) {
    const act = { unitId: mute.unitId, memberId: mute.memberId, note: input.note };
    const actionId = await recordAct(tx, actor, { kind: "unmute-member", ...act });
    await tx.update(mutes).set({ liftedBy: actionId }).where(eq(mutes.id, mute.id));
    return {
      id: actionId,
      unitId: mute.unitId,
      tags: [openLogTag(mute.unitId)],
      payload: { actionId, memberId: mute.memberId },
    };
  },
});
