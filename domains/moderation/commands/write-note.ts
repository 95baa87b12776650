import { command } from "#domains/kernel/command.ts";
import { WriteNote } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** A word to the other moderators of the unit; the author is not told. */
export const writeNote = command({
  event: "moderation.note.written",
  input: WriteNote,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    const actionId = await recordAct(tx, actor, { kind: "note", ...aboutPost(subject), note: input.note });
    return { ...outcomeOf(actionId, subject.thread), tags: [] };
  },
});
