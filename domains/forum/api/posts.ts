import { z } from "zod";
import { memberReading, type Operation, reading, writing } from "#domains/edge/api/operation.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { removeBookmark } from "../bookmarks/commands/remove-bookmark.ts";
import { saveBookmark } from "../bookmarks/commands/save-bookmark.ts";
import { type Bookmarked, listBookmarks } from "../bookmarks/queries.ts";
import { deletePost } from "../posts/commands/delete-post.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { react } from "../posts/commands/react.ts";
import { findPost, listPostsByIds } from "../posts/queries.ts";
import { postPath } from "../posts/windows.ts";
import { Done, done, PostOut, postOut, Written, written } from "./shapes.ts";

const Bookmark = z.object({
  id: z.uuid(),
  kept: z
    .object({
      postId: z.uuid(),
      number: z.int(),
      threadId: z.uuid(),
      thread: z.string(),
      note: z.string(),
      remindAt: z.iso.datetime().nullable(),
      address: z.string(),
    })
    .nullable()
    .describe("Null where the member may not read the post any more."),
});

const bookmarkOut = ({ id, seen }: Bookmarked): z.input<typeof Bookmark> => ({
  id,
  kept: seen && {
    ...seen,
    thread: seen.title,
    remindAt: seen.remindAt?.toISOString() ?? null,
    address: postPath(areaPath(seen.unitSlug), seen.threadId, seen.number),
  },
});

/** Single posts, what one does about them, and what one keeps. */
export const postOperations: Operation[] = [
  reading({
    path: "/posts/{postId}",
    scope: "forum:read",
    summary: "One post.",
    input: z.object({ postId: z.uuid() }),
    output: PostOut.extend({ threadId: z.uuid(), address: z.string() }),
    run: async (viewer, { postId }) => {
      const found = await findPost(viewer, postId);
      const [post] = found ? await listPostsByIds(viewer, found.thread, [postId]) : [];
      if (!found || !post) return null;
      const { id: threadId, unitSlug } = found.thread;
      return { ...postOut(post), threadId, address: postPath(areaPath(unitSlug), threadId, post.number) };
    },
  }),
  writing({
    method: "PATCH",
    path: "/posts/{postId}",
    scope: "forum:write",
    summary: "Mends one's own post, or a wiki, over the revision that one has read.",
    command: editPost,
    output: Written,
    answer: written,
  }),
  writing({
    method: "DELETE",
    path: "/posts/{postId}",
    scope: "forum:write",
    summary: "Takes back one's own post.",
    command: deletePost,
    output: Written,
    answer: written,
  }),
  writing({
    path: "/posts/{postId}/reactions",
    scope: "forum:write",
    summary: "Puts (`on`) or takes back a reaction.",
    command: react,
    output: z.object({ id: z.uuid(), on: z.boolean() }),
    answer: ({ id, on }) => ({ id, on }),
  }),
  memberReading({
    path: "/bookmarks",
    scope: "forum:read",
    summary: "What the member keeps, the newest first; goes on behind the bookmark `before`.",
    input: z.object({ before: z.uuid().optional() }),
    output: z.object({ bookmarks: z.array(Bookmark), next: z.uuid().nullable() }),
    run: async (actor, { before }) => {
      const page = await listBookmarks(actor, { before });
      return { bookmarks: page.bookmarks.map(bookmarkOut), next: page.next };
    },
  }),
  writing({
    path: "/posts/{postId}/bookmark",
    scope: "forum:write",
    summary: "Keeps a post, with a note and a time to be told of it; what is left out stays as it is.",
    command: saveBookmark,
    output: z.object({ postId: z.uuid() }),
    answer: ({ id }) => ({ postId: id }),
  }),
  writing({
    method: "DELETE",
    path: "/bookmarks/{bookmarkId}",
    scope: "forum:write",
    summary: "Forgets a bookmark.",
    command: removeBookmark,
    output: Done,
    answer: done,
  }),
];
