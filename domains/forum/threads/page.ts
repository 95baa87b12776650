import type { Viewer } from "#domains/kernel/actor.ts";
import { type DocumentSource, documentSources } from "#domains/media/attachments.ts";
import { type MediaSource, mediaSources } from "#domains/media/queries.ts";
import type { View } from "#lib/display.ts";
import { attachmentIdsOf, mediaIdsOf } from "#lib/text/nodes.ts";
import { countAudience } from "../audience/queries.ts";
import { listMoved, type MovedPost } from "../places/queries.ts";
import { inOrder, nest } from "../posts/nesting.ts";
import { listPosts, type SeenPost } from "../posts/queries.ts";
import { type Window, windowOf } from "../posts/windows.ts";
import { findThread, type Thread } from "./queries.ts";

export type ThreadPage = {
  thread: Thread;
  window: Window;
  posts: SeenPost[];
  view: View;
  nested: ReturnType<typeof nest<SeenPost>>;
  pictures: Record<string, MediaSource>;
  documents: Record<string, DocumentSource>;
  /** What stood in the window and is elsewhere now, as far as the viewer may see it there. */
  moved: MovedPost[];
  /** How many members may read along. */
  audience: number;
};

/** One window of a thread with all that its page shows, in at most six queries; null for what the viewer may not see. */
export async function findThreadPage(
  viewer: Viewer,
  threadId: string,
  number: number,
  view: View = "nested",
): Promise<ThreadPage | null> {
  const thread = await findThread(viewer, threadId);
  const window = windowOf(number);
  if (!thread || window.first > Math.max(thread.lastNumber, 1)) return null;
  const [posts, audience] = await Promise.all([
    listPosts(viewer, thread, window),
    countAudience(viewer, thread.unitPath),
  ]);
  const said = posts.flatMap((post) => (post.said ? [post.said.body] : []));
  const [pictures, documents] = await Promise.all([
    mediaSources(said.flatMap(mediaIdsOf)),
    documentSources(said.flatMap(attachmentIdsOf)),
  ]);
  const nested = view === "flat" ? inOrder(posts) : nest(posts);
  const lasts = Math.min(window.last, thread.lastNumber);
  // Every number was given to a post: only where one is missing can it have gone elsewhere.
  const isWhole = posts.length === lasts - window.first + 1;
  const moved = isWhole ? [] : await listMoved(viewer, thread.id, window);
  return { thread, window, posts, view, nested, pictures, documents, moved, audience };
}
