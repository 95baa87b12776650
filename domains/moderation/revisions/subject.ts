import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions, posts } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findModeratedPost } from "../subjects.ts";

/** What a post said before an edit, with the post as policy asks for it; null where nobody reads its history any more. */
export async function findRevision(actor: Actor, postId: string, revision: number, tx: Tx) {
  const found = await findModeratedPost(actor, postId, tx);
  if (!found || found.post.isDeleted) return null;
  const [row] = await tx
    .select({ revision: postRevisions.revision })
    .from(postRevisions)
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)));
  return row ? { ...found, revision } : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/**
 * Holds the post, where it stood when it was found, and then the version: posts first, as everybody does who moves or
 * removes them. Answers with the act that hides the version at this moment.
 */
export async function holdRevision(tx: Tx, { post, thread, revision }: Found): Promise<string | null> {
  const isThere = and(eq(posts.id, post.id), eq(posts.threadId, thread.id));
  const [held] = await tx.select({ id: posts.id }).from(posts).where(isThere).for("update");
  const isIt = and(eq(postRevisions.postId, post.id), eq(postRevisions.revision, revision));
  const [row] = await tx.select({ hiddenBy: postRevisions.hiddenBy }).from(postRevisions).where(isIt).for("update");
  if (!held || !row) throw new DomainError("conflict"); // moved or deleted for good a moment ago
  return row.hiddenBy;
}
