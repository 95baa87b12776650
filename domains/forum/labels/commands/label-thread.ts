import { eq } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { refuseLocked, refuseMuted } from "../../posts/refusals.ts";
import { threadTags } from "../../tags.ts";
import { findThread } from "../../threads/queries.ts";
import { addLabels, refuseLabels } from "../choose.ts";
import { LabelThread } from "../input.ts";
import { canLabel, mustLeaveLabels } from "../policy.ts";

/** Says anew what a thread is about. What its board no longer offers goes with the new choice. */
export const labelThread = command({
  event: "forum.thread.labelled",
  input: LabelThread,
  limit: "forum.thread.labelled",
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canLabel,
  async run(tx, { actor, input: { labels: ids }, subject: thread }) {
    if (mustLeaveLabels(actor, thread)) refuseLocked(thread);
    await refuseMuted(tx, actor, thread.unitPath);
    // Held until the end: two choices at once would add up.
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, thread.id)).for("update");
    await refuseLabels(tx, actor, { id: thread.boardId!, unitId: thread.unitId }, ids);
    await tx.delete(threadLabels).where(eq(threadLabels.threadId, thread.id));
    const by = selfAs(actor, thread.authorId);
    await addLabels(tx, thread.id, ids, by);
    return {
      id: thread.id,
      unitId: thread.unitId,
      unitSlug: thread.unitSlug,
      by,
      tags: threadTags(thread),
      payload: { threadId: thread.id, from: thread.labels.map(({ id }) => id), to: ids },
    };
  },
});
