import { and, eq, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { acceptedAnswers } from "#db/schema/answers.ts";
import { posts, threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { readablePosts } from "../visibility.ts";

/** The number of the post that was accepted in a thread, as long as readers see it; else null. */
export async function findAnswer(viewer: Viewer, threadId: string, on: Reader = db): Promise<number | null> {
  const [row] = await on
    .select({ number: posts.number })
    .from(acceptedAnswers)
    .innerJoin(posts, eq(posts.id, acceptedAnswers.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(acceptedAnswers.threadId, threadId), isNull(posts.hiddenBy), readablePosts(viewer)));
  return row?.number ?? null;
}
