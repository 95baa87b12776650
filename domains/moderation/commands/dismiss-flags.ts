import { command } from "#domains/kernel/command.ts";
import { OnPost } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** The post stays as it is; those who flagged it are told that it was looked at. */
export const dismissFlags = command({
  event: "moderation.flags.dismissed",
  input: OnPost,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    const actionId = await recordAct(tx, actor, { kind: "dismiss-flags", ...aboutPost(subject), note: input.note });
    await settleFlags(tx, subject.post.id, actionId);
    return outcomeOf(actionId, subject.thread);
  },
});
