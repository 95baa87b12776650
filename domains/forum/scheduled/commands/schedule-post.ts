import { and, count, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { findDraftTarget } from "../../drafts/target.ts";
import { refuseLabels } from "../../labels/choose.ts";
import { Reply } from "../../posts/input.ts";
import { OpenThread } from "../../threads/input.ts";
import { SchedulePost } from "../input.ts";

const SCHEDULED_MAX = 20;
/** Nobody knows in spring what will be right to say in autumn. */
const DAYS_MAX = 90;

/** Plans a draft that is ready to be posted; until its time it can be taken back. */
export const schedulePost = command({
  event: "forum.draft.scheduled",
  input: SchedulePost,
  limit: "forum.own",
  isPrivate: true,
  load: async (tx, actor, { draftId }) => {
    const draft = await findOwnDraft(tx, actor, draftId);
    const target = draft && (await findDraftTarget(actor, draft.kind, draft.targetId, tx));
    return draft && target && { draft, target };
  },
  allow: (actor, { draft, target }) => draft.memberId === actor.id && target.mayWrite,
  async run(tx, { actor, input: { at, version }, subject: { draft, target } }) {
    const { kind, targetId, title, text, isAnonymous, parentId, labelIds } = draft;
    if (version !== null && version !== draft.version) throw invalid("form", "draftWrittenOn");
    if (kind === "edit") throw invalid("form", "cannotSchedule");
    if (kind === "thread") parseInput(OpenThread, { boardId: targetId, title, text });
    else parseInput(Reply, { threadId: targetId, text });
    if (target.board) await refuseLabels(tx, actor, target.board, labelIds);
    const wait = at.getTime() - Date.now();
    if (wait <= 0) throw invalid("at", "timeOver");
    if (wait > DAYS_MAX * 86_400_000) throw invalid("at", "tooFarOff", { maximum: DAYS_MAX });
    const me = memberId(actor);
    const [there] = await tx.select({ n: count() }).from(scheduledPosts).where(eq(scheduledPosts.memberId, me));
    if (there!.n >= SCHEDULED_MAX) throw invalid("form", "scheduledFull", { maximum: SCHEDULED_MAX });
    const [row] = await tx
      .insert(scheduledPosts)
      .values({ memberId: me, kind, targetId, title, text, isAnonymous, parentId, labelIds, dueAt: at })
      .returning({ id: scheduledPosts.id });
    await tx.delete(drafts).where(eq(drafts.id, draft.id));
    return { id: row!.id };
  },
});

async function findOwnDraft(tx: Tx, actor: Actor, draftId: string) {
  if (actor.id === null) return null;
  const own = and(eq(drafts.id, draftId), eq(drafts.memberId, actor.id));
  return (await tx.select().from(drafts).where(own).for("update"))[0] ?? null;
}
