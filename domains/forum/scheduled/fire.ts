import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { reply } from "../posts/commands/reply.ts";
import { openThread } from "../threads/commands/open-thread.ts";

const AT_ONCE = 50;
type Planned = typeof scheduledPosts.$inferSelect;

/**
 * Posts what is due, in its writer's name and by the rights they have now, once however many workers ask: the plan's own
 * id is the key of the post. What is refused stays with its reason. Returns how many were due.
 */
export async function postDue(onError: (error: unknown) => void): Promise<number> {
  const due = await db
    .select()
    .from(scheduledPosts)
    .where(and(isNull(scheduledPosts.failure), lte(scheduledPosts.dueAt, sql`now()`)))
    .orderBy(asc(scheduledPosts.dueAt))
    .limit(AT_ONCE);
  for (const planned of due) await post(planned).catch(onError);
  return due.length;
}

async function post(planned: Planned): Promise<void> {
  const { id, memberId, kind, targetId, title, text, isAnonymous, labelIds: labels } = planned;
  const writer = await findActor(memberId);
  try {
    if (!writer) throw new DomainError("forbidden");
    const idempotencyKey = id;
    const said = { text, isAnonymous, idempotencyKey };
    if (kind === "thread") await openThread(writer, { boardId: targetId, title, labels, ...said });
    else await reply(writer, { ...(await placeOf(planned)), ...said });
    await db.delete(scheduledPosts).where(eq(scheduledPosts.id, id));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error; // the database is away: tried again at the next tick
    const failure = Object.values(error.fields)[0]?.key ?? error.code;
    await db.update(scheduledPosts).set({ failure }).where(eq(scheduledPosts.id, id));
  }
}

/** Below the post that it answers, where that stands by now. */
async function placeOf({ targetId, parentId }: Planned) {
  const { threadId, number: parentNumber } = posts;
  const [parent] = parentId
    ? await db.select({ threadId, parentNumber }).from(posts).where(eq(posts.id, parentId))
    : [];
  return parent ?? { threadId: targetId };
}
