import { sql } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { PostFacts } from "../policy.ts";

export type PostState = "shown" | "pending" | "hidden" | "deleted" | "purged";
type States = { pendingSince: Date | null; hiddenBy: string | null; deletedAt: Date | null };

/** Over `posts`: it waited, and a moderator decided on it. */
export const wasJudged = sql<boolean>`exists (select from ${moderationActions} judged
  where judged.post_id = ${posts.id} and judged.kind in ('approve-post', 'reject-post'))`;

/** Over `posts`: all who may reply edit it. */
export const isWiki = sql<boolean>`${posts.wikiBy} is not null`;

/** The states of a post by the names that policy gives them. */
export const withStates = <R extends States>(row: R) => ({
  ...row,
  isPending: row.pendingSince !== null,
  isHidden: row.hiddenBy !== null,
  isDeleted: row.deletedAt !== null,
});

/** The one word for a post's state: what is gone or hidden is so even while it waits. */
export function stateOf(
  post: Pick<PostFacts, "isPending" | "isHidden" | "isDeleted"> & { purgedBy: string | null },
): PostState {
  if (post.purgedBy !== null) return "purged";
  if (post.isDeleted) return "deleted";
  if (post.isHidden) return "hidden";
  return post.isPending ? "pending" : "shown";
}
