import { z } from "zod";
import { type Operation, reading, writing } from "#domains/edge/api/operation.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { readCursor } from "#lib/cursor.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { findBoardById, listBoards } from "./boards/queries.ts";
import { deletePost } from "./posts/commands/delete-post.ts";
import { editPost } from "./posts/commands/edit-post.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { listPosts, type SeenPost } from "./posts/queries.ts";
import { postPath, threadPath, windowOf } from "./posts/windows.ts";
import { openThread } from "./threads/commands/open-thread.ts";
import { findThread, listThreads, type Thread } from "./threads/queries.ts";

const Person = z.object({ id: z.uuid(), name: z.string() });
const ThreadOut = z.object({
  id: z.uuid(),
  title: z.string(),
  boardId: z.uuid().nullable(),
  unit: z.string().nullable().describe("Slug of the unit whose members see it; null: everyone in the organisation."),
  author: Person,
  postCount: z.int(),
  lastNumber: z.int(),
  lastPostAt: z.iso.datetime(),
  isPinned: z.boolean(),
  isLocked: z.boolean(),
  labels: z.array(z.object({ id: z.uuid(), name: z.string() })).describe("What it is about: the tags it carries."),
  address: z.string(),
});
const PostOut = z.object({
  id: z.uuid(),
  number: z.int(),
  parentNumber: z.int().nullable(),
  at: z.iso.datetime(),
  state: z.enum(["shown", "pending", "hidden", "deleted", "purged"]),
  wiki: z.boolean().describe("Whoever may answer in the thread may edit it."),
  said: z
    .object({
      author: Person,
      text: z.string(),
      revision: z.int(),
      editedAt: z.iso.datetime().nullable(),
      editor: Person.nullable().describe("Who wrote these words, where it was not the author."),
    })
    .nullable()
    .describe("Null where whoever asks may not read the words."),
  reactions: z.record(z.string(), z.int()),
});
const Written = z.object({ id: z.uuid(), number: z.int(), isPending: z.boolean(), address: z.string() });
const NumberText = z.coerce.number().int().min(1).max(9_999_999);

const threadOut = (thread: Thread) => ({
  ...thread,
  unit: thread.unitSlug,
  author: { id: thread.authorId, name: thread.authorName },
  lastNumber: thread.lastShownNumber,
  lastPostAt: thread.lastPostAt.toISOString(),
  address: threadPath(areaPath(thread.unitSlug), thread.id),
});

const postOut = ({ said, createdAt, ...post }: SeenPost) => ({
  ...post,
  at: createdAt.toISOString(),
  wiki: said?.isWiki ?? false,
  said: said && {
    author: { id: said.authorId, name: said.authorName },
    text: writePlain(said.body),
    revision: said.revision,
    editedAt: said.editedAt?.toISOString() ?? null,
    editor: said.editedBy && said.editorName ? { id: said.editedBy, name: said.editorName } : null,
  },
  reactions: said?.reactionCounts ?? {},
});

type Place = { id: string; threadId: string; unitSlug: string | null; number: number; isPending?: boolean };
const written = ({ id, threadId, unitSlug, number, isPending = false }: Place) => ({
  id,
  number,
  isPending,
  address: postPath(areaPath(unitSlug), threadId, number),
});

/** What programs may ask of the forum. */
export const forumOperations: Operation[] = [
  reading({
    path: "/boards",
    scope: "forum:read",
    summary: "The open boards that whoever asks may enter.",
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        description: z.string(),
        unit: z.string().nullable(),
      }),
    ),
    run: async (viewer) => (await listBoards(viewer)).map((board) => ({ ...board, unit: board.unitSlug })),
  }),
  reading({
    path: "/boards/{boardId}/threads",
    scope: "forum:read",
    summary: "The threads of a board, the latest talk first; goes on behind `before`.",
    input: z.object({ boardId: z.uuid(), before: z.string().max(60).optional() }),
    output: z.object({ pinned: z.array(ThreadOut), threads: z.array(ThreadOut), next: z.string().nullable() }),
    run: async (viewer, { boardId, before }) => {
      if (!(await findBoardById(viewer, boardId))) return null;
      const page = await listThreads(viewer, boardId, before ? readCursor(before) : null);
      return { pinned: page.pinned.map(threadOut), threads: page.threads.map(threadOut), next: page.next };
    },
  }),
  reading({
    path: "/threads/{threadId}",
    scope: "forum:read",
    summary: "One thread.",
    input: z.object({ threadId: z.uuid() }),
    output: ThreadOut,
    run: async (viewer, { threadId }) => {
      const thread = await findThread(viewer, threadId);
      return thread && threadOut(thread);
    },
  }),
  reading({
    path: "/threads/{threadId}/posts",
    scope: "forum:read",
    summary: "Twenty posts of a thread, those around `number`.",
    input: z.object({ threadId: z.uuid(), number: NumberText.default(1) }),
    output: z.object({ first: z.int(), last: z.int(), lastNumber: z.int(), posts: z.array(PostOut) }),
    run: async (viewer, { threadId, number }) => {
      const thread = await findThread(viewer, threadId);
      if (!thread) return null;
      const window = windowOf(number);
      const posts = (await listPosts(viewer, thread, window)).map(postOut);
      return { ...window, lastNumber: thread.lastShownNumber, posts };
    },
  }),
  writing({
    path: "/threads",
    scope: "forum:write",
    summary: "Opens a thread on a board.",
    command: openThread,
    output: Written,
    answer: (thread) => written({ ...thread, threadId: thread.id, number: 1 }),
  }),
  writing({
    path: "/threads/{threadId}/posts",
    scope: "forum:write",
    summary: "Answers in a thread.",
    command: reply,
    output: Written,
    answer: written,
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
];
