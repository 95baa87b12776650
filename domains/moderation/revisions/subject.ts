import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findModeratedPost } from "../subjects.ts";

/** What a post said before an edit, with the post as policy asks for it; null where nobody reads its history any more. */
export async function findRevision(actor: Actor, postId: string, revision: number, tx: Tx) {
  const found = await findModeratedPost(actor, postId, tx);
  if (!found || found.post.isDeleted) return null;
  const [row] = await tx
    .select({ hiddenBy: postRevisions.hiddenBy })
    .from(postRevisions)
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)))
    .for("update");
  return row ? { ...found, revision, hiddenBy: row.hiddenBy } : null;
}
