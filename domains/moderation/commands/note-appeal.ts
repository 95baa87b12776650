import { isModerator } from "#domains/forum/policy.ts";
import { command } from "#domains/kernel/command.ts";
import { NoteAppeal } from "../input.ts";
import { canDecideAppeal } from "../policy.ts";
import { recordAct } from "../record.ts";
import { findAppeal } from "../subjects.ts";

/** A word on an appeal to those who may decide it; whoever appealed is not told. */
export const noteAppeal = command({
  event: "moderation.appeal.noted",
  input: NoteAppeal,
  limit: "moderation.acts",
  load: (tx, actor, { appealId }) => findAppeal(actor, appealId, tx),
  allow: canDecideAppeal,
  async run(tx, { actor, input, subject: { action, appeal, unitPath } }) {
    const { unitId, threadId, postId, postNumber, memberId } = action;
    const actionId = await recordAct(tx, actor, {
      kind: "note",
      ...{ unitId, threadId, postId, postNumber, memberId },
      ...(!isModerator(actor, unitPath) && { office: "reviewer" }),
      note: input.note,
      aboutId: action.id,
    });
    return { id: actionId, unitId, payload: { actionId, appealId: appeal.id } };
  },
});
