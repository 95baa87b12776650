import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { operations } from "#domains/api.ts";
import { apiHandler } from "#domains/edge/api/handler.ts";
import { createToken } from "#domains/tokens/commands/create-token.ts";
import { INBOX_PAGE } from "./queries.ts";

const answer = apiHandler(operations);
let ask: (method: "GET" | "POST", path: string) => Promise<{ lines: { id: string; isRead: boolean }[]; next: string }>;
let threads: string[];
beforeAll(async () => {
  const cast = await castOf();
  const author = await cast.member("works-1");
  const board = await plantBoard(cast.unit("works"));
  const open = () => plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  threads = [(await open()).id, (await open()).id];
  const [busy, other] = threads as [string, string];
  for (const threadId of [busy, other, ...Array<string>(INBOX_PAGE).fill(busy)])
    await db.insert(inboxItems).values({
      ...{ memberId: author.id, kind: "posts-moved", eventId: crypto.randomUUID(), threadId, postNumber: 1 },
    });
  const { secret } = await createToken(author, { name: "看板", scopes: ["inbox:read", "inbox:write"], days: 30 });
  ask = async (method, path) => {
    const headers = { authorization: `Bearer ${secret}` };
    const body = method === "POST" ? "{}" : undefined;
    const response = await answer(new Request(`http://localhost/api/v1${path}`, { method, headers, body }));
    expect(response.status, path).toBe(200);
    return response.json();
  };
});

test("a page of the inbox brings along what is older about its threads, and the next one goes on behind it", async () => {
  const first = await ask("GET", "/inbox");
  expect(first.lines).toHaveLength(INBOX_PAGE + 1);
  const second = await ask("GET", `/inbox?before=${first.next}`);
  expect(second.lines).toMatchObject([{ threadId: threads[1] }]);
  expect(second.next).toBeNull();
});

test("a line that was opened is read there as on the page, and so is all that is marked at once", async () => {
  const unread = async () => (await ask("GET", "/inbox")).lines.filter(({ isRead }) => !isRead);
  const before = await unread();
  expect(before).toHaveLength(INBOX_PAGE + 1);
  await ask("POST", `/inbox/${before[0]!.id}/read`);
  expect((await unread()).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
  await ask("POST", "/inbox/read");
  expect(await unread()).toEqual([]);
});
