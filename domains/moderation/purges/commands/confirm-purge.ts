import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { purge } from "../../deeds/purge.ts";
import { canConfirmPurge } from "../../policy.ts";
import { findModeratedPost } from "../../subjects.ts";
import { ConfirmPurge } from "../input.ts";
import { findPurge } from "../queries.ts";

/** The second person's yes: the words, what they were before and what they carried are gone for good. */
export const confirmPurge = command({
  event: "moderation.post.purged",
  input: ConfirmPurge,
  limit: "moderation.acts",
  load: (tx, actor, { itemId }) => findPurge(actor, itemId, tx),
  allow: canConfirmPurge,
  async run(tx, { actor, subject: proposal }) {
    const subject = await findModeratedPost(actor, proposal.postId, tx);
    if (!subject) throw new DomainError("not_found");
    const outcome = await purge(tx, actor, subject, proposal);
    await recountThread(tx, subject.thread.id);
    return outcome;
  },
});
