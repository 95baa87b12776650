import { z } from "zod";
import { areaPath } from "#domains/edge/paths.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import type { SeenPost } from "../posts/queries.ts";
import { postPath, threadPath } from "../posts/windows.ts";
import type { Thread } from "../threads/queries.ts";

export const Person = z.object({ id: z.uuid(), name: z.string() });
export const ThreadOut = z.object({
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
export const PostOut = z.object({
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
export const Written = z.object({ id: z.uuid(), number: z.int(), isPending: z.boolean(), address: z.string() });

export const threadOut = (thread: Thread) => ({
  ...thread,
  unit: thread.unitSlug,
  author: { id: thread.authorId, name: thread.authorName },
  lastNumber: thread.lastShownNumber,
  lastPostAt: thread.lastPostAt.toISOString(),
  address: threadPath(areaPath(thread.unitSlug), thread.id),
});

export const postOut = ({ said, createdAt, ...post }: SeenPost) => ({
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
export const written = ({ id, threadId, unitSlug, number, isPending = false }: Place) => ({
  id,
  number,
  isPending,
  address: postPath(areaPath(unitSlug), threadId, number),
});

/** What a deed answers that changes nothing but one's own view of a thing. */
export const Done = z.object({ id: z.uuid() });
export const done = ({ id }: { id: string }) => ({ id });
