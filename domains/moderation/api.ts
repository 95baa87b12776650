import { z } from "zod";
import { FLAG_REASONS } from "#db/enums/forum.ts";
import { HANDS, QUEUE_KINDS } from "#db/enums/queue.ts";
import { CursorText } from "#domains/edge/api/cursor-text.ts";
import { memberReading, type Operation, writing } from "#domains/edge/api/operation.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { approvePost } from "./commands/approve-post.ts";
import { dismissFlags } from "./commands/dismiss-flags.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { listQueue, QUEUE_PAGE, type QueueItem } from "./queue/queries.ts";

const Item = z.object({
  id: z.uuid(),
  kind: z.enum(QUEUE_KINDS),
  about: z.uuid().describe("The post; of an appeal the appeal."),
  since: z.iso.datetime(),
  isLate: z.boolean(),
  flagCount: z.int(),
  reasons: z.array(z.enum(FLAG_REASONS)),
  author: z.string(),
  unit: z.string().nullable(),
  thread: z.string(),
  number: z.int().nullable(),
  said: z.string().nullable(),
  text: z.string(),
  assignee: z.string().nullable(),
});

const itemOut = (item: QueueItem): z.input<typeof Item> => ({
  id: item.itemId,
  kind: item.kind,
  about: item.id,
  since: item.since.toISOString(),
  isLate: item.isLate,
  flagCount: item.flagCount,
  reasons: item.reasons,
  author: item.authorName,
  unit: item.unitName,
  thread: item.threadTitle ?? "",
  number: item.number,
  said: item.body && writePlain(item.body),
  text: item.text,
  assignee: item.assigneeName,
});

const Done = z.object({ id: z.uuid() });
const done = ({ id }: { id: string }) => ({ id });

/** 投诉 is everybody's; the queue and what is done about it are for who keeps order there, as on the desk. */
export const moderationOperations: Operation[] = [
  writing({
    path: "/posts/{postId}/flags",
    scope: "forum:write",
    summary: "Asks who keeps order to look at a post.",
    command: flagPost,
    output: Done,
    answer: done,
  }),
  memberReading({
    path: "/moderation/queue",
    scope: "forum:moderate",
    summary: "What waits for the member as a leader, the longest waiting first; goes on behind `after`.",
    input: z.object({
      kind: z.enum(["all", ...QUEUE_KINDS]).default("all"),
      hands: z.enum(HANDS).default("all"),
      unit: z
        .string()
        .regex(/^[a-z0-9-]{0,60}$/)
        .default("")
        .describe("Slug of a unit, `site` for what belongs to everyone."),
      late: z.literal("1").optional(),
      after: CursorText.optional(),
    }),
    output: z.object({ items: z.array(Item), next: z.string().nullable() }),
    run: async (actor, { after = null, ...filter }) => {
      const items = await listQueue(actor, filter, after);
      return { items: items.map(itemOut), next: items.length === QUEUE_PAGE ? items.at(-1)!.cursor : null };
    },
  }),
  writing({
    path: "/posts/{postId}/approve",
    scope: "forum:moderate",
    summary: "Lets a waiting post be seen.",
    command: approvePost,
    output: Done,
    answer: done,
  }),
  writing({
    path: "/posts/{postId}/reject",
    scope: "forum:moderate",
    summary: "Turns a waiting post down, with a reason that its author is told.",
    command: rejectPost,
    output: Done,
    answer: done,
  }),
  writing({
    path: "/posts/{postId}/hide",
    scope: "forum:moderate",
    summary: "Takes a post out of sight, with a reason that its author is told.",
    command: hidePost,
    output: Done,
    answer: done,
  }),
  writing({
    path: "/posts/{postId}/dismiss",
    scope: "forum:moderate",
    summary: "Leaves a flagged post as it is; those who flagged it are told `answer`.",
    command: dismissFlags,
    output: Done,
    answer: done,
  }),
];
