import type { Tx } from "#db/client.ts";
import { type Move, movePlaces } from "#domains/forum/places/move.ts";
import { threadTags } from "#domains/forum/tags.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { followPosts } from "../queue/in-and-out.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import type { ThreadSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

type Deed = Pick<Move, "postIds" | "nothingFrom" | "kind"> & Said;
type Place = Pick<ThreadSubject, "id" | "unitId" | "boardId" | "bulletinId" | "caseId">;

const ACTS = { split: "split-thread", moved: "move-posts", merged: "merge-thread" } as const;

/**
 * Moves posts into another thread, under one act. The other thread is told of on its own, so that its pages, those who
 * have it open and other systems hear of what came.
 */
export async function moveToThread(tx: Tx, actor: Actor, thread: ThreadSubject, to: Place, deed: Deed) {
  const { postIds, nothingFrom, kind, reason, note } = deed;
  const about = { ...aboutThread(thread), ...(kind !== "merged" && { memberId: null }) };
  const actionId = await recordAct(tx, actor, { kind: ACTS[kind], ...about, reason, note, toThreadId: to.id });
  const moved = await movePlaces(tx, { from: thread.id, to: to.id, postIds, nothingFrom, actionId, kind });
  await followPosts(tx, postIds, to);
  const { first, count, shown, formerThreads } = moved;
  const outcome = outcomeOf(actionId, thread, { toThreadId: to.id, count });
  const places = formerThreads.map((id) => `thread:${id}`);
  const received: NonNullable<Outcome["also"]>[number] = {
    event: "moderation.posts.received",
    id: actionId,
    unitId: to.unitId,
    tags: threadTags(to),
    payload: { actionId, threadId: to.id, number: first, count },
    ...(shown >= first && { live: { area: to.unitId, topic: `thread:${to.id}`, data: { number: shown } } }),
  };
  return { ...outcome, tags: [...new Set([...outcome.tags!, ...places])], also: [received], number: first };
}
