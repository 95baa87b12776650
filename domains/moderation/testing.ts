import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import type { Cast } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { flagPost } from "./commands/flag-post.ts";
import { followThread } from "./queue/in-and-out.ts";
import { findItemAbout } from "./queue/items.ts";

export type Person = Actor & { id: string };
export type People = Awaited<ReturnType<typeof peopleOf>>;

/** Those between whom order is kept in `works`: who writes and who reads, two leaders, one above them, one beside them. */
export const peopleOf = async (cast: Cast) => ({
  author: await cast.member("works-1", "王芳"),
  reader: await cast.member("works-2", "李明"),
  leader: await cast.leader("works", "周立群"),
  deputy: await cast.leader("works", "孙志远"),
  above: await cast.leader("group", "唐敬之"),
  sister: await cast.leader("logistics", "丁一鸣"),
});

/** What the worker does. */
export async function deliver(): Promise<void> {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

/** A new morning: nothing waits, nobody was told of anything, everybody may do all again. */
export async function clearDesk(): Promise<void> {
  await deliver();
  await db.delete(rateLimits);
  await db.delete(inboxItems);
  await db.delete(queueItems);
}

type Where = { unit?: string | null; by?: Person };

/** A thread of `works`, or of another unit, with one post that `by` has flagged. */
export async function plantFlagged(cast: Cast, people: People, { unit = "works", by = people.reader }: Where = {}) {
  const unitId = unit === null ? null : cast.unit(unit);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, people.author, [{ by: people.author }]);
  const postId = thread.postIds[0]!;
  await flagPost(by, { postId, reason: "insult", text: "话说重了" });
  return { board, thread, postId, itemId: (await findItemAbout(people.above, postId))!.id };
}

/** A thread comes into another area with what it hangs on, as the discussion of a bulletin does: no leader could move it there. */
export const carryThread = (id: string, board: { id: string; unitId: string | null }) =>
  db.transaction(async (tx) => {
    await tx.update(threads).set({ boardId: board.id, unitId: board.unitId }).where(eq(threads.id, id));
    await followThread(tx, id);
  });
