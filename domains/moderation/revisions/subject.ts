import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions, posts } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { openLogTag } from "../open-log/tag.ts";
import { aboutPost } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";
import { carryAgain } from "./carry.ts";

/** What a post said before an edit and who wrote that, with the post as policy asks for it; null where nobody reads its history any more. */
export async function findRevision(actor: Actor, postId: string, revision: number, tx: Tx) {
  const found = await findModeratedPost(actor, postId, tx);
  if (!found || found.post.isDeleted) return null;
  const [row] = await tx
    .select({ writtenBy: postRevisions.writtenBy })
    .from(postRevisions)
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)));
  return row ? { ...found, revision, writerId: row.writtenBy ?? found.post.authorId } : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/** What the log says of an act on a version: it concerns who wrote that, who of a wiki (共同编辑) need not be the post's author. */
export const aboutRevision = (found: Found) => ({ ...aboutPost(found), memberId: found.writerId });

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

/** Notes the act that hides a version, or that none does, and what the act `actionId` leaves behind. */
export async function markHidden(tx: Tx, found: Found, hiddenBy: string | null, actionId: string): Promise<Outcome> {
  const { post, thread, revision } = found;
  await tx
    .update(postRevisions)
    .set({ hiddenBy })
    .where(and(eq(postRevisions.postId, post.id), eq(postRevisions.revision, revision)));
  await carryAgain(tx, post.id);
  const payload = { actionId, threadId: thread.id, postId: post.id, number: post.number, revision };
  return { id: actionId, unitId: thread.unitId, tags: [openLogTag(thread.unitId)], payload };
}

/** Takes back what the act `hiddenBy` did to a version, if it still hides it; answers with the thread in which the post stands now. */
export async function showAgain(tx: Tx, hiddenBy: string, postId: string): Promise<string | null> {
  const [held] = await tx.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId)).for("update");
  const shown = await tx
    .update(postRevisions)
    .set({ hiddenBy: null })
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.hiddenBy, hiddenBy)))
    .returning({ revision: postRevisions.revision });
  if (!held || shown.length === 0) return null;
  await carryAgain(tx, postId);
  return held.threadId;
}
