import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { heldBy } from "../../holds/hold.ts";
import { saidIn } from "../../holds/said.ts";
import { canReply, mustWait } from "../../policy.ts";
import { refuseHasty } from "../../slow/pace.ts";
import { replyTags } from "../../tags.ts";
import { findThreadToWriteIn } from "../../threads/to-write-in.ts";
import { refuseAnonymous, voiceIn } from "../../voices/speak.ts";
import { composeBody } from "../compose.ts";
import { Reply } from "../input.ts";
import { hasPost } from "../queries.ts";
import { refuseLocked, refuseSilenced } from "../refusals.ts";
import { storeReply } from "../store-reply.ts";
import { waitForApproval } from "../wait.ts";

/** Answers in a thread, or a post of it. The result says under which number, and whether it waits for approval. */
export const reply = command({
  event: "forum.post.replied",
  input: Reply,
  limit: "forum.post.replied",
  isFrequent: true,
  load: (tx, actor, { threadId }) => findThreadToWriteIn(actor, threadId, tx),
  allow: canReply,
  async run(tx, { actor, input: { text, parentNumber, isAnonymous, draftVersion }, subject: thread }) {
    const me = memberId(actor);
    refuseLocked(thread);
    refuseSilenced(thread.silencedUntil);
    await refuseHasty(tx, actor, { ...thread, isAnonymous });
    if (parentNumber !== null && !(await hasPost(actor, thread.id, parentNumber, tx)))
      throw invalid("form", "noSuchPost");
    const { body, mentionedIds, mediaIds } = await composeBody(tx, actor, text, {
      unitPath: thread.unitPath,
      threadId: thread.id,
    });
    refuseAnonymous({ isAnonymous, allowsAnonymous: thread.allowsAnonymous, mediaIds });
    const held = await heldBy(tx, actor, thread.unitPath, saidIn(body), { isAnonymous });
    const isPending = held !== null || mustWait(actor, thread, isAnonymous);
    const authorId = isAnonymous ? await voiceIn(tx, { ...actor, id: me }, thread.id) : me;
    const [post] = await storeReply(tx, {
      threadId: thread.id,
      unitId: thread.unitId,
      authorId,
      memberId: me,
      parentNumber,
      body: JSON.stringify(body),
      isPending,
      draftVersion,
    });
    if (!post) throw new DomainError("conflict"); // locked, hidden or moved since it was loaded
    const { id, number } = post;
    await attachMedia(tx, "post", id, mediaIds, me);
    if (isPending)
      await waitForApproval(tx, {
        unitId: thread.unitId,
        threadId: thread.id,
        postId: id,
        memberId: authorId,
        ruleId: held?.ruleId ?? null,
      });
    return {
      id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      number,
      isPending,
      by: authorId,
      payload: { threadId: thread.id, number, parentNumber, mentionedIds, isPending },
      ...(!isPending && {
        tags: replyTags(thread),
        live: { area: thread.unitId, topic: `thread:${thread.id}`, data: { number } },
      }),
    };
  },
});
