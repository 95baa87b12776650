import { desc, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { postRevisions } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { canReadPost } from "../../policy.ts";
import { findPost } from "../queries.ts";

/** A post with what it said before, newest first; null for whom its words are not, or not any more. */
export async function findHistory(viewer: Viewer, postId: string, on: Reader = db) {
  const post = await findPost(viewer, postId, on);
  if (!post || !canReadPost(viewer, post.thread, post)) return null;
  const revisions = await on
    .select()
    .from(postRevisions)
    .where(eq(postRevisions.postId, post.id))
    .orderBy(desc(postRevisions.revision));
  return { post, revisions };
}
