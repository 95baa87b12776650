import { eq, inArray, or, sql } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { followThread, settlePost } from "./queue/in-and-out.ts";

/** An author who takes a post back settles what waited because of it; readers of the queue no longer see it anyway. */
const settleDeleted: Listener = async ({ subjectId }, tx) => {
  await settlePost(tx, subjectId, ["flags", "pending"], null);
};

/** A bulletin or a case takes its discussions into its own area, and what waits on them goes along. */
const followDiscussions: Listener = async ({ subjectId }, tx) => {
  const ofCase = sql`(select id from case_questions where case_id = ${subjectId})`;
  const moved = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(or(eq(threads.bulletinId, subjectId), inArray(threads.caseQuestionId, ofCase)));
  for (const { id } of moved) await followThread(tx, id);
};

export const moderationListeners: Listeners = {
  "forum.post.deleted": settleDeleted,
  "bulletins.bulletin.published": followDiscussions,
  "bulletins.bulletin.moved": followDiscussions,
  "cases.case.published": followDiscussions,
  "cases.case.moved": followDiscussions,
  "cases.case.edited": followDiscussions,
};
