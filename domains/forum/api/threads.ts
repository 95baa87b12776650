import { z } from "zod";
import { FOLLOW_LEVELS } from "#db/enums/forum.ts";
import { LIST_KINDS } from "#db/enums/lists.ts";
import { CursorText } from "#domains/edge/api/cursor-text.ts";
import { memberReading, type Operation, reading, writing } from "#domains/edge/api/operation.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { termsOf } from "#lib/text/hits.ts";
import { labelThread } from "../labels/commands/label-thread.ts";
import { ListQuery } from "../lists/input.ts";
import { listByKind } from "../lists/queries.ts";
import { findScope } from "../lists/scope.ts";
import { reply } from "../posts/commands/reply.ts";
import { FindQuery } from "../posts/find/input.ts";
import { searchThread } from "../posts/find/search.ts";
import { listPosts } from "../posts/queries.ts";
import { postPath, windowOf } from "../posts/windows.ts";
import { followThread } from "../reading/commands/follow-thread.ts";
import { markRead } from "../reading/commands/mark-read.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThread } from "../threads/queries.ts";
import { Done, done, Person, PostOut, postOut, ThreadOut, threadOut, Written, written } from "./shapes.ts";

const NumberText = z.coerce.number().int().min(1).max(9_999_999);

/** Threads, the lists of them, what is said in one, and how far and how closely one reads it. */
export const threadOperations: Operation[] = [
  memberReading({
    path: "/lists/{kind}",
    scope: "forum:read",
    summary: "Threads across boards as the lists of the site have them: `unread` is what the member has not read.",
    input: ListQuery.extend({ kind: z.enum(LIST_KINDS), before: CursorText.optional() }),
    output: z.object({
      threads: z.array(ThreadOut.extend({ unread: z.int() })),
      next: z.string().nullable(),
    }),
    run: async (actor, { kind, period, before = null, ...named }) => {
      const found = await findScope(actor, named);
      if (!found) return null;
      const page = await listByKind(actor, found.scope, { kind, period, before });
      const threads = page.threads.map((thread) => ({ ...threadOut(thread), unread: thread.unread }));
      return { threads, next: page.next };
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
  memberReading({
    path: "/threads/{threadId}/find",
    scope: "forum:read",
    summary: "Posts of a thread that say all words of `q`, in their order; goes on at `from`.",
    input: FindQuery.extend({ threadId: z.uuid(), from: NumberText.optional() }),
    output: z.object({
      hits: z.array(
        z.object({ number: z.int(), author: Person, at: z.iso.datetime(), text: z.string(), address: z.string() }),
      ),
      next: z.int().nullable(),
    }),
    run: async (actor, { threadId, q, from }) => {
      const thread = await findThread(actor, threadId);
      if (!thread) return null;
      const { hits, next } = await searchThread(actor, thread, termsOf(q), from);
      return {
        hits: hits.map(({ number, authorId, authorName, createdAt, pieces }) => ({
          number,
          author: { id: authorId, name: authorName },
          at: createdAt.toISOString(),
          text: pieces.map(({ text }) => text).join(""),
          address: postPath(areaPath(thread.unitSlug), thread.id, number),
        })),
        next,
      };
    },
  }),
  writing({
    path: "/threads/{threadId}/follow",
    scope: "forum:write",
    summary: "Follows a thread as closely as `level` says, or mutes it.",
    command: followThread,
    output: z.object({ id: z.uuid(), level: z.enum(FOLLOW_LEVELS) }),
    answer: ({ id, level }) => ({ id, level }),
  }),
  writing({
    path: "/threads/{threadId}/read",
    scope: "forum:write",
    summary: "Notes that the member has read up to `number`.",
    command: markRead,
    output: Done.extend({ lastReadNumber: z.int() }),
    answer: ({ id, lastReadNumber }) => ({ id, lastReadNumber }),
  }),
  writing({
    path: "/threads/{threadId}/labels",
    scope: "forum:write",
    summary: "Says anew which tags a thread carries.",
    command: labelThread,
    output: Done,
    answer: done,
  }),
];
