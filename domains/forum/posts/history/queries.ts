import { desc, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { postRevisions } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { canReadPost, isModerator } from "../../policy.ts";
import { findPost } from "../queries.ts";

/**
 * A post with what it said before, newest first; null for whom its words are not, or not any more. Of a version that was
 * hidden all but those who keep order, its author among them, read only that it was, and why.
 */
export async function findHistory(viewer: Viewer, postId: string, on: Reader = db) {
  const post = await findPost(viewer, postId, on);
  if (!post || !canReadPost(viewer, post.thread, post)) return null;
  const rows = await on
    .select({
      revision: postRevisions.revision,
      body: postRevisions.body,
      writtenAt: postRevisions.writtenAt,
      /** Null: the author. */
      writerName: members.name,
      hiddenBy: postRevisions.hiddenBy,
      hiddenReason: moderationActions.reason,
    })
    .from(postRevisions)
    .leftJoin(members, eq(members.id, postRevisions.writtenBy))
    .leftJoin(moderationActions, eq(moderationActions.id, postRevisions.hiddenBy))
    .where(eq(postRevisions.postId, post.id))
    .orderBy(desc(postRevisions.revision));
  const mayModerate = isModerator(viewer, post.thread.unitPath);
  const revisions = rows.map(({ hiddenBy, body, ...row }) => {
    const isHidden = hiddenBy !== null;
    return { ...row, isHidden, body: isHidden && !mayModerate ? null : body };
  });
  return { post, revisions, mayModerate };
}

/** Those of these posts of whose hidden versions the viewer may see the words, and so the pictures. */
export async function listReadableHidden(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => findHistory(viewer, id, on)));
  return found.flatMap((history) => (history?.mayModerate ? history.post.id : []));
}
