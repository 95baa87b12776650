import { z } from "zod";
import { memberReading, type Operation, writing } from "#domains/edge/api/operation.ts";
import { markAllRead } from "./commands/mark-all-read.ts";
import { openItem } from "./commands/open-item.ts";
import { placeOf } from "./place.ts";
import { INBOX_PAGE, type InboxLine, listInbox, listOlder } from "./queries.ts";

const Line = z.object({
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  isRead: z.boolean(),
  by: z.string().nullable().describe("The name of who did it, where that is told."),
  threadId: z.uuid().nullable(),
  title: z.string().nullable().describe("Of the thread or the text that it is about."),
  number: z.int().nullable(),
  reason: z.string().nullable(),
  address: z.string(),
});

const lineOut = (line: InboxLine): z.input<typeof Line> => ({
  id: line.id,
  kind: line.kind,
  at: line.createdAt.toISOString(),
  isRead: !line.isUnread,
  by: line.actorName,
  threadId: line.threadId,
  title: line.threadTitle ?? line.bulletinTitle,
  number: line.postNumber,
  reason: line.reason,
  address: placeOf(line),
});

/** The member's inbox, for programs. */
export const inboxOperations: Operation[] = [
  memberReading({
    path: "/inbox",
    scope: "inbox:read",
    summary:
      "What happened that concerns the member, the newest first, and at the end what is older about the same threads; goes on behind `next`.",
    input: z.object({ before: z.uuid().optional() }),
    output: z.object({ lines: z.array(Line), next: z.uuid().nullable() }),
    run: async (actor, { before }) => {
      const lines = await listInbox(actor, before);
      const all = [...lines, ...(await listOlder(actor, lines))];
      return { lines: all.map(lineOut), next: lines.length === INBOX_PAGE ? lines.at(-1)!.id : null };
    },
  }),
  writing({
    path: "/inbox/{itemId}/read",
    scope: "inbox:write",
    summary: "Marks a line as read.",
    command: openItem,
    output: z.object({ id: z.uuid(), address: z.string() }),
    answer: ({ id, place }) => ({ id, address: place }),
  }),
  writing({
    path: "/inbox/read",
    scope: "inbox:write",
    summary: "Marks every line as read, or every line about the thread `threadId`.",
    command: markAllRead,
    output: z.object({ count: z.int() }),
    answer: ({ payload }) => ({ count: payload.count }),
  }),
];
