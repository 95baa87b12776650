import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { heldBy } from "../../holds/hold.ts";
import { saidIn } from "../../holds/said.ts";
import { EDIT_WINDOW_HOURS } from "../../limits.ts";
import { canEverRename, canRename, isApproved } from "../../policy.ts";
import { findPostByNumber } from "../../posts/queries.ts";
import { refuseLocked, refuseMuted } from "../../posts/refusals.ts";
import { waitBecauseOf } from "../../posts/wait.ts";
import { threadTags } from "../../tags.ts";
import { RenameThread } from "../input.ts";
import { retitle } from "../retitle.ts";

/** Its author gives a thread another title, as long and by the same rules as they may mend the post that stands below it. */
export const renameThread = command({
  event: "forum.thread.renamed",
  input: RenameThread,
  limit: "forum.thread.renamed",
  load: (tx, actor, { threadId }) => findPostByNumber(actor, threadId, 1, tx),
  allow: (actor, post) => canEverRename(actor, post.thread, post),
  async run(tx, { actor, input: { title }, subject: post }) {
    const { thread, body, isPending } = post;
    refuseLocked(thread);
    await refuseMuted(tx, actor, thread.unitPath);
    if (thread.titledBy !== null) throw invalid("form", "titleGiven");
    if (isApproved(actor, thread, post)) throw invalid("form", "editApproved");
    if (!canRename(actor, thread, post)) throw invalid("form", "editOver", { hours: EDIT_WINDOW_HOURS });
    const by = selfAs(actor, thread.authorId);
    const how = { write: "edit", isAnonymous: by !== actor.id } as const;
    const held = await heldBy(tx, actor, thread.unitPath, saidIn(body, title), how);
    if (held && !isPending) throw invalid("title", "editHeld");
    await retitle(tx, thread, title, null);
    if (held?.ruleId) await waitBecauseOf(tx, post.id, held.ruleId);
    return {
      ...{ id: thread.id, unitId: thread.unitId, unitSlug: thread.unitSlug, by },
      payload: { threadId: thread.id },
      ...(!isPending && { tags: threadTags(thread) }),
    };
  },
});
