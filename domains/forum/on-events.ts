import { and, eq } from "drizzle-orm";
import { posts, threads } from "#db/schema/forum.ts";
import { system } from "#domains/kernel/actor.ts";
import { announce } from "#domains/kernel/notices.ts";
import type { Listener } from "#domains/kernel/outbox.ts";
import { mentionsOf } from "#lib/text/nodes.ts";
import { followAsMentioned } from "./reading/follow.ts";
import { noteTerms } from "./related/terms.ts";
import { replyTags } from "./tags.ts";
import { selectThreads } from "./threads/columns.ts";
import { hangOnBulletin, hangOnCase } from "./threads/hang.ts";

const followBulletin: Listener = ({ subjectId }, tx) => hangOnBulletin(tx, subjectId);
const followCase: Listener = ({ subjectId }, tx) => hangOnCase(tx, subjectId);

/** A reply's own notice may be lost with the process that sent it; a page would stay stale for good. */
const repeatTags: Listener = async ({ payload }, tx) => {
  const [thread] = await selectThreads(system, tx).where(eq(threads.id, String(payload.threadId)));
  if (thread) await announce(tx, "cache_tags", replyTags(thread));
};

/** Who is called in what readers see keeps an eye on the thread. A call that waits counts when it is approved. */
const followCalls: Listener = async ({ payload }, tx) => {
  const { threadId, number, isPending, mentionedIds } = payload as Told;
  if (!isPending) await followAsMentioned(tx, threadId, number, mentionedIds ?? []);
};
const followApprovedCalls: Listener = async ({ payload }, tx) => {
  const { threadId, number } = payload as Told;
  const [post] = await tx
    .select({ body: posts.body })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number)));
  const called = post ? mentionsOf(post.body).map(({ memberId }) => memberId) : [];
  await followAsMentioned(tx, threadId, number, called);
};
type Told = { threadId: string; number: number; isPending?: boolean; mentionedIds?: string[] };

const all =
  (...listeners: Listener[]): Listener =>
  async (event, tx) => {
    for (const listener of listeners) await listener(event, tx);
  };

/** What a thread is like is noted where nobody waits for it; its page names those like it once that is done. */
const noteLikeness: Listener = async ({ payload }, tx) => {
  const threadId = String(payload.threadId);
  await noteTerms(tx, threadId);
  await announce(tx, "cache_tags", [`thread:${threadId}`]);
};

/** What is published gets its discussion, and the discussion goes with it into another area. Withdrawal needs no news: visibility asks. */
export const forumListeners = {
  "forum.post.replied": all(repeatTags, followCalls),
  "forum.post.edited": followCalls,
  "moderation.post.approved": followApprovedCalls,
  "forum.thread.opened": all(noteLikeness, followCalls),
  "forum.thread.renamed": noteLikeness,
  "forum.thread.labelled": noteLikeness,
  "moderation.thread.renamed": noteLikeness,
  "moderation.thread.moved": noteLikeness,
  "moderation.thread.moved-back": noteLikeness,
  "moderation.posts.received": noteLikeness,
  "bulletins.bulletin.published": followBulletin,
  "bulletins.bulletin.moved": followBulletin,
  "cases.case.published": followCase,
  "cases.case.moved": followCase,
  "cases.case.edited": followCase,
};
