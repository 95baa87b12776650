import { eq } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { announce } from "#domains/kernel/notices.ts";
import type { Listener } from "#domains/kernel/outbox.ts";
import { threadTags } from "./tags.ts";
import { selectThreads } from "./threads/columns.ts";
import { hangOnBulletin, hangOnCase } from "./threads/hang.ts";

const followBulletin: Listener = ({ subjectId }, tx) => hangOnBulletin(tx, subjectId);
const followCase: Listener = ({ subjectId }, tx) => hangOnCase(tx, subjectId);

/** A reply's own notice may be lost with the process that sent it; a page would stay stale for good. */
const repeatTags: Listener = async ({ payload }, tx) => {
  const [thread] = await selectThreads(tx).where(eq(threads.id, String(payload.threadId)));
  if (thread) await announce(tx, "cache_tags", threadTags(thread));
};

/** What is published gets its discussion, and the discussion goes with it into another area. Withdrawal needs no news: visibility asks. */
export const forumListeners = {
  "forum.post.replied": repeatTags,
  "bulletins.bulletin.published": followBulletin,
  "bulletins.bulletin.moved": followBulletin,
  "cases.case.published": followCase,
  "cases.case.moved": followCase,
  "cases.case.edited": followCase,
};
