import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts, postRevisions, reactions } from "#db/schema/forum.ts";
import { mediaUses } from "#db/schema/media.ts";
import { postTerms } from "#db/schema/search.ts";
import { POST_CARRIERS } from "#domains/media/visibility.ts";
import type { Body } from "#lib/text/nodes.ts";
import { forgetQuotes } from "./forget-quotes.ts";

export const NOTHING: Body = { type: "doc", content: [] };

type Post = { id: string; threadId: string; number: number };

/**
 * All that a post said besides what stands in its row: what it had said, how it was to be mended, what others quote of it,
 * by what it was found, how they took it, and its hold on its files. Answers with these files, and with the threads whose pages quoted it.
 */
export async function forgetWords(tx: Tx, { id, ...place }: Post): Promise<{ mediaIds: string[]; quotedIn: string[] }> {
  await tx.delete(postRevisions).where(eq(postRevisions.postId, id));
  await tx.delete(postTerms).where(eq(postTerms.postId, id));
  await tx.delete(reactions).where(eq(reactions.postId, id));
  await tx.delete(drafts).where(and(eq(drafts.kind, "edit"), eq(drafts.targetId, id)));
  const quotedIn = await forgetQuotes(tx, id, place);
  const carried = await tx
    .delete(mediaUses)
    .where(and(inArray(mediaUses.carrier, [...POST_CARRIERS]), eq(mediaUses.carrierId, id)))
    .returning({ mediaId: mediaUses.mediaId });
  return { mediaIds: carried.map(({ mediaId }) => mediaId), quotedIn };
}
