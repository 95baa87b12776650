import { and, eq } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { showTitle } from "#domains/forum/threads/title-shown.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnPost } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** Brings a hidden post back. */
export const restorePost = command({
  event: "moderation.post.restored",
  input: OnPost,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    if (!subject.post.isHidden) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, { kind: "restore-post", ...aboutPost(subject), note: input.note });
    const isStillThere = and(eq(posts.id, subject.post.id), eq(posts.threadId, subject.thread.id));
    const [row] = await tx.update(posts).set({ hiddenBy: null }).where(isStillThere).returning({ id: posts.id });
    if (!row) throw new DomainError("conflict"); // moved a moment ago
    await showTitle(tx, { number: subject.post.number, threadId: subject.thread.id });
    await recountThread(tx, subject.thread.id);
    return outcomeOf(actionId, subject.thread);
  },
});
