import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnRevision } from "../../input.ts";
import { canModeratePost } from "../../policy.ts";
import { recordAct } from "../../record.ts";
import { aboutRevision, findRevision, holdRevision, markHidden } from "../subject.ts";

/** Brings a hidden version back into the history. */
export const restoreRevision = command({
  event: "moderation.revision.restored",
  input: OnRevision,
  limit: "moderation.acts",
  load: (tx, actor, { postId, revision }) => findRevision(actor, postId, revision, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { note }, subject }) {
    const hiddenBy = await holdRevision(tx, subject);
    if (hiddenBy === null) throw new DomainError("conflict");
    const about = { aboutId: hiddenBy, note };
    const actionId = await recordAct(tx, actor, { kind: "restore-revision", ...aboutRevision(subject), ...about });
    return markHidden(tx, subject, null, actionId);
  },
});
