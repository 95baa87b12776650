import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, mutes, warnings } from "#db/schema/moderation.ts";
import { isModerator } from "#domains/forum/policy.ts";
import { titleTag } from "#domains/forum/tags.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { showTitle } from "#domains/forum/threads/title-shown.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { DecideAppeal } from "../input.ts";
import { openLogTag } from "../open-log/tag.ts";
import { canDecideAppeal } from "../policy.ts";
import { settleAppeal } from "../queue/in-and-out.ts";
import { recordAct } from "../record.ts";
import { showAgain } from "../revisions/subject.ts";
import { type AppealSubject, findAppeal } from "../subjects.ts";
import { takeBackTitle } from "../titles/take-back.ts";

/** Upholds an appeal (what was done is undone) or declines it; either way the author is told why. */
export const decideAppeal = command({
  event: "moderation.appeal.decided",
  input: DecideAppeal,
  limit: "moderation.acts",
  load: (tx, actor, { appealId }) => findAppeal(actor, appealId, tx),
  allow: canDecideAppeal,
  async run(tx, { actor, input, subject }) {
    const { action, appeal } = subject;
    const upheld = input.decision === "uphold";
    const { unitId, threadId, postId, postNumber, memberId } = action;
    const actionId = await recordAct(tx, actor, {
      kind: upheld ? "uphold-appeal" : "decline-appeal",
      ...{ unitId, threadId, postId, postNumber, memberId },
      ...(!isModerator(actor, subject.unitPath) && { office: "reviewer" }),
      reason: input.reason,
      aboutId: action.id,
    });
    const [decided] = await tx
      .update(appeals)
      .set({ decidedBy: actionId })
      .where(and(eq(appeals.id, appeal.id), isNull(appeals.decidedBy)))
      .returning({ id: appeals.id });
    if (!decided) throw new DomainError("conflict"); // somebody else was faster
    await settleAppeal(tx, appeal.id, actionId);
    const shown = upheld ? await undo(tx, action, actionId) : null;
    const places = [threadId, shown?.threadId].flatMap((id) => (id ? [`thread:${id}`, titleTag(id)] : []));
    const tags = [openLogTag(unitId), ...(threadId ? [...places, "forum"] : [])];
    const isSaid = action.kind === "reject-post";
    const said = isSaid && shown?.number ? [saidNow(actionId, unitId, shown.threadId, shown.number)] : [];
    return { id: actionId, unitId, tags, payload: { actionId, appealId: appeal.id, upheld }, also: said };
  },
});

/** Where a post is seen again, or something else of a thread (`number` null): it may have been moved since. */
type Shown = { threadId: string; number: number | null };

/** A post that was turned down is said at last: whoever is called in it, follows the thread or has it open hears of it as of any approved one. */
const saidNow = (actionId: string, unitId: string | null, threadId: string, number: number) => ({
  event: "moderation.post.approved" as const,
  ...{ id: actionId, unitId, payload: { actionId, threadId, number } },
  live: { area: unitId, topic: `thread:${threadId}`, data: { number } },
});

async function undo(tx: Tx, action: AppealSubject["action"], actionId: string): Promise<Shown | null> {
  if (action.kind === "mute-member")
    await tx.update(mutes).set({ liftedBy: actionId }).where(eq(mutes.actionId, action.id));
  if (action.kind === "warn-member")
    await tx.update(warnings).set({ withdrawnBy: actionId }).where(eq(warnings.actionId, action.id));
  if (action.kind === "lock-thread")
    await tx.update(threads).set({ lockedBy: null }).where(eq(threads.lockedBy, action.id));
  if (action.kind === "rename-thread") return placed(await takeBackTitle(tx, action, actionId));
  if (action.kind === "hide-revision" && action.postId) return placed(await showAgain(tx, action.id, action.postId));
  if (action.kind !== "hide-post" && action.kind !== "reject-post") return null;
  const hidden = eq(posts.hiddenBy, action.id);
  const [shown] = await tx
    .update(posts)
    .set({ hiddenBy: null })
    .where(hidden)
    .returning({ threadId: posts.threadId, number: posts.number });
  if (!shown) return null;
  await showTitle(tx, shown);
  await recountThread(tx, shown.threadId);
  return shown;
}

const placed = (threadId: string | null): Shown | null => (threadId === null ? null : { threadId, number: null });
