import { eq } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnPost } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** Lets a waiting post be seen. */
export const approvePost = command({
  event: "moderation.post.approved",
  input: OnPost,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    if (!subject.post.isPending) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, { kind: "approve-post", ...aboutPost(subject), note: input.note });
    await tx.update(posts).set({ pendingSince: null }).where(eq(posts.id, subject.post.id));
    await recountThread(tx, subject.thread.id);
    const number = subject.post.number;
    return {
      ...outcomeOf(actionId, subject.thread, { number }),
      live: { area: subject.thread.unitId, topic: `thread:${subject.thread.id}`, data: { number } },
    };
  },
});
