import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { HideRevision } from "../../input.ts";
import { canModeratePost } from "../../policy.ts";
import { recordAct } from "../../record.ts";
import { aboutRevision, findRevision, holdRevision, markHidden } from "../subject.ts";

/** Takes one earlier version of a post out of its history, with a reason that its writer and the author of the post are told; the post stands. */
export const hideRevision = command({
  event: "moderation.revision.hidden",
  input: HideRevision,
  limit: "moderation.acts",
  load: (tx, actor, { postId, revision }) => findRevision(actor, postId, revision, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { reason, note }, subject }) {
    if ((await holdRevision(tx, subject)) !== null) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, { kind: "hide-revision", ...aboutRevision(subject), reason, note });
    return markHidden(tx, subject, actionId, actionId);
  },
});
