import { mutes } from "#db/schema/moderation.ts";
import { command } from "#domains/kernel/command.ts";
import { MuteMember } from "../input.ts";
import { openLogTag } from "../open-log/tag.ts";
import { canMute } from "../policy.ts";
import { recordAct } from "../record.ts";
import { findMutable } from "../subjects.ts";

/** Silences a person in a unit and its subtree until a date, with a reason that they are told. */
export const muteMember = command({
  event: "moderation.member.muted",
  input: MuteMember,
  limit: "moderation.acts",
  load: (tx, actor, { person, unitId }) => findMutable(actor, person, unitId, tx),
  allow: canMute,
  async run(tx, { actor, input, subject: { member, unitId } }) {
    const until = new Date(Date.now() + input.days * 86_400_000);
    const act = { unitId, memberId: member.id, reason: input.reason, note: input.note, until };
    const actionId = await recordAct(tx, actor, { kind: "mute-member", ...act });
    await tx.insert(mutes).values({ memberId: member.id!, unitId, actionId, until });
    return { id: actionId, unitId, tags: [openLogTag(unitId)], payload: { actionId, memberId: member.id } };
  },
});
