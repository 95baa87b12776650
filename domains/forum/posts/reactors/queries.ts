import { asc, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { reactions } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { canReadPost } from "../../policy.ts";
import { findPost } from "../queries.ts";

/** Names beyond this say no more than the figure does. */
const REACTORS_MAX = 300;

/** A post with those who reacted to it, in the order in which they did; null for whom its words are not. */
export async function findReactors(viewer: Viewer, postId: string, on: Reader = db) {
  const post = await findPost(viewer, postId, on);
  if (!post || !canReadPost(viewer, post.thread, post)) return null;
  const reactors = await on
    .select({ kind: reactions.kind, name: members.name })
    .from(reactions)
    .innerJoin(members, eq(members.id, reactions.memberId))
    .where(eq(reactions.postId, post.id))
    .orderBy(asc(reactions.at), asc(reactions.memberId))
    .limit(REACTORS_MAX);
  return { post, reactors };
}
