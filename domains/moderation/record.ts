import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { ModeratorOffice } from "#db/enums/forum.ts";
import { flags, moderationActions } from "#db/schema/moderation.ts";
import { threadTags } from "#domains/forum/tags.ts";
import { type Actor, type Grant, memberId } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { openLogTag } from "./open-log/tag.ts";
import { settlePost } from "./queue/in-and-out.ts";
import type { PostSubject, ThreadSubject } from "./subjects.ts";

type Act = Omit<typeof moderationActions.$inferInsert, "id" | "actorId" | "at">;

/** Writes one line of the append-only log, with the office in which it was done, and returns its id. */
export async function recordAct(tx: Tx, actor: Actor, act: Act): Promise<string> {
  const [row] = await tx
    .insert(moderationActions)
    .values({ office: officeOf(actor, act.unitId ?? null), ...act, actorId: memberId(actor) })
    .returning({ id: moderationActions.id });
  return row!.id;
}

/** Whoever may act at all leads the area itself or one above it. */
function officeOf(actor: Actor, unitId: string | null): ModeratorOffice {
  const isOfArea = ({ unitId: led, path }: Grant) => (unitId === null ? !path.includes(".") : led === unitId);
  return actor.grants.some((grant) => grant.role === "leader" && isOfArea(grant)) ? "leader" : "leader-above";
}

/** What the log says of an act on a post. */
export const aboutPost = ({ post, thread }: PostSubject) => ({
  unitId: thread.unitId,
  threadId: thread.id,
  postId: post.id,
  postNumber: post.number,
  memberId: post.authorId,
});

export const aboutThread = (thread: ThreadSubject) => ({
  unitId: thread.unitId,
  threadId: thread.id,
  memberId: thread.authorId,
});

/** What such an act leaves behind: the pages that show the thread, and whom the inbox will tell. */
export function outcomeOf(actionId: string, thread: ThreadSubject, payload: Record<string, unknown> = {}): Outcome {
  return {
    id: actionId,
    unitId: thread.unitId,
    tags: [...threadTags(thread), openLogTag(thread.unitId)],
    payload: { actionId, threadId: thread.id, ...payload },
  };
}

/**
 * Settles what was open against a post, and answers with how many complaints that was. The queue first: a flag that
 * comes at the same moment holds its row there.
 */
export async function settleFlags(tx: Tx, postId: string, actionId: string): Promise<number> {
  await settlePost(tx, postId, ["flags"], actionId);
  const settled = await tx
    .update(flags)
    .set({ settledBy: actionId })
    .where(and(eq(flags.postId, postId), isNull(flags.settledBy)))
    .returning({ id: flags.id });
  return settled.length;
}
