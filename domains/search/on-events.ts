import { and, eq, gte, inArray, type SQL } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { noteBulletin } from "./entries/bulletins.ts";
import { noteCase } from "./entries/cases.ts";
import { notePosts } from "./entries/posts.ts";

const onBulletin: Listener = ({ subjectId }, tx) => noteBulletin(tx, subjectId);
const onCase: Listener = ({ subjectId }, tx) => noteCase(tx, subjectId);
const onPost: Listener = ({ subjectId }, tx) => notePosts(tx, [subjectId]);
const onPurged: Listener = ({ payload }, tx) => notePosts(tx, [String(payload.postId)]);
const onOpened: Listener = ({ subjectId }, tx) => noteWhere(tx, eq(posts.threadId, subjectId));

const onRenamed: Listener = ({ payload }, tx) =>
  noteWhere(tx, and(eq(posts.threadId, String(payload.threadId)), eq(posts.number, 1))!);
/** An appeal against a title that was right gives the thread its former one. */
const onAppealed: Listener = ({ payload }, tx) =>
  noteWhere(
    tx,
    and(
      eq(posts.number, 1),
      inArray(
        posts.threadId,
        tx
          .select({ id: moderationActions.threadId })
          .from(moderationActions)
          .where(eq(moderationActions.id, String(payload.actionId))),
      ),
    )!,
  );

/** Whether a post is the first of its thread, and so found by its title, changes with its place. */
const onReceived: Listener = ({ payload }, tx) =>
  noteWhere(tx, and(eq(posts.threadId, String(payload.threadId)), gte(posts.number, Number(payload.number)))!);

async function noteWhere(tx: Tx, these: SQL): Promise<void> {
  const rows = await tx.select({ id: posts.id }).from(posts).where(these);
  await notePosts(
    tx,
    rows.map(({ id }) => id),
  );
}

/** What a thing is found by follows what it says. What is withdrawn, hidden or moved needs no news: visibility asks. */
export const searchListeners: Listeners = {
  "bulletins.bulletin.published": onBulletin,
  "bulletins.bulletin.withdrawn": onBulletin,
  "cases.case.published": onCase,
  "forum.thread.opened": onOpened,
  "forum.post.replied": onPost,
  "forum.post.edited": onPost,
  "forum.thread.renamed": onRenamed,
  "moderation.thread.renamed": onRenamed,
  "moderation.appeal.decided": onAppealed,
  "moderation.post.purged": onPurged,
  "moderation.posts.received": onReceived,
};
