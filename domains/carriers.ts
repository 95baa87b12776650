import { listVisibleDrafts } from "#domains/bulletins/drafts/queries.ts";
import { listVisiblePublications } from "#domains/bulletins/queries.ts";
import { listVisibleTopicMedia } from "#domains/bulletins/topics/items/queries.ts";
import { listReadableHidden } from "#domains/forum/posts/history/queries.ts";
import { listReadable } from "#domains/forum/posts/queries.ts";
import { listVisibleItems } from "#domains/media/library/queries.ts";
import type { Carriers } from "#domains/media/visibility.ts";
import { listPostsInHand } from "#domains/moderation/queue/queries.ts";

/** Who carries files, and who may see them there: asked at every request for a file. One line a kind. */
export const carriers: Carriers = {
  bulletin: listVisibleDrafts,
  publication: listVisiblePublications,
  post: listReadable,
  "hidden-revision": listReadableHidden,
  library: listVisibleItems,
  topic: listVisibleTopicMedia,
  withdrawn: listPostsInHand,
};
