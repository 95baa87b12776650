import { inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canHandle } from "../../policy.ts";
import { findModeratedPosts } from "../../subjects.ts";
import { WorkQueue } from "../input.ts";
import { findItems, type ItemSubject } from "../items.ts";
import { refusalOf } from "../refusal.ts";
import { workRow } from "../work-row.ts";

/**
 * Does the same to many rows of the queue in one write. Rows that refuse it are left as they are and named in `refused`;
 * each of the others leaves the event it would have left alone, so that everybody concerned is told as ever.
 */
export const workQueue = command({
  event: "moderation.queue.worked",
  input: WorkQueue,
  limit: "moderation.acts",
  async load(tx, actor, { itemIds }) {
    const items = await findItems(actor, itemIds, tx);
    return items.length > 0 ? items : null;
  },
  allow: (actor, items) => items.every((item) => canHandle(actor, item)),
  async run(tx, { actor, input, subject: asked }) {
    const { deed, to } = input;
    const assignee = to === null ? null : await findActor(to, tx);
    if (to !== null && !assignee) throw invalid("to", "notModerator");
    const postIds = await lockPosts(tx, asked);
    // Whoever was at the same posts is through by now: what they settled is seen here, and not done again.
    const items = await findItems(
      actor,
      asked.map(({ id }) => id),
      tx,
    );
    const subjects = await findModeratedPosts(actor, postIds, tx);
    const rows = items.map((item) => ({ item, subject: subjects.get(item.postId ?? "") ?? null, assignee }));
    const refused = rows.filter((row) => refusalOf(actor, deed, row)).map(({ item }) => item.id);
    const also = [];
    for (const row of rows.filter(({ item }) => !refused.includes(item.id)))
      also.push(await workRow(tx, actor, input, row));
    const isSeen = deed === "hide" || deed === "approve";
    const threadIds = isSeen ? new Set([...subjects.values()].map(({ thread }) => thread.id)) : [];
    for (const id of [...threadIds].sort()) await recountThread(tx, id);
    const gone = asked.filter(({ id }) => !items.some((item) => item.id === id)).map(({ id }) => id);
    const told = { done: also.length, refused: [...refused, ...gone] };
    return { id: asked[0]!.id, also, ...told, deed, payload: { deed, ...told } };
  },
});

/** Posts before threads, and all in one order: so nobody waits for us while we wait for them. */
async function lockPosts(tx: Tx, items: ItemSubject[]): Promise<string[]> {
  const ids = items.flatMap(({ postId }) => postId ?? []);
  if (ids.length === 0) return [];
  const isOne = inArray(posts.id, ids);
  const rows = await tx.select({ id: posts.id }).from(posts).where(isOne).orderBy(posts.id).for("update");
  return rows.map(({ id }) => id);
}
