import { eq } from "drizzle-orm";
import { drafts } from "#db/schema/forum.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { TakeBackScheduled } from "../input.ts";
import { findScheduled } from "../queries.ts";

/**
 * What is planned, or could not be posted, is a draft again; a draft that lies there by now is not written over. Once its
 * time has come it is posted: taken back then, it would stand in the thread and in the drafts.
 */
export const takeBackScheduled = command({
  event: "forum.draft.unscheduled",
  input: TakeBackScheduled,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { scheduledId }) => findScheduled(actor, scheduledId, tx),
  allow: (actor, planned) => planned.memberId === actor.id,
  async run(tx, { subject: planned }) {
    const { id, memberId, kind, targetId, title, text, isAnonymous, parentId, labelIds, dueAt, failure } = planned;
    if (failure === null && dueAt.getTime() <= Date.now()) throw invalid("form", "beingPosted");
    const [draft] = await tx
      .insert(drafts)
      .values({ memberId, kind, targetId, title, text, isAnonymous, parentId, labelIds })
      .onConflictDoNothing()
      .returning({ id: drafts.id });
    if (!draft) throw invalid("form", "draftThere");
    await tx.delete(scheduledPosts).where(eq(scheduledPosts.id, id));
    return { id: draft.id };
  },
});
