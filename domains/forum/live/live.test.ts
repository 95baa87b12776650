import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { onNotify, startListening } from "#db/listen.ts";
import { memberships, sessions } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { forgetActors } from "#domains/accounts/actor-cache.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { announce } from "#domains/kernel/command.ts";
import { react } from "../posts/commands/react.ts";
import { reply } from "../posts/commands/reply.ts";
import { mayHear } from "./audience.ts";
import { readMessage } from "./hub.ts";
import { openLive } from "./open.ts";

let cast: Cast;
let author: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  onNotify("actors", forgetActors);
  await startListening();
});

const open: AbortController[] = [];
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort();
});

/** The person with a session of their own, as the edge knows them. */
async function signedIn(actor: Actor & { id: string }): Promise<Actor & { id: string; sessionId: string }> {
  const [row] = await db
    .insert(sessions)
    .values({
      memberId: actor.id,
      method: "password",
      verifiedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    })
    .returning();
  return { ...actor, sessionId: row!.id };
}

/** Listens as a browser does: everything received so far, and whether the stream has ended. */
async function listen(actor: Actor, threadId: string, lastSeq: number | null = null) {
  const controller = new AbortController();
  open.push(controller);
  const stream = await openLive(actor, `thread:${threadId}`, lastSeq, controller.signal);
  const heard = { text: "", ended: false };
  const decoder = new TextDecoder();
  void (async () => {
    for await (const chunk of stream) heard.text += decoder.decode(chunk);
    heard.ended = true;
  })();
  await vi.waitFor(() => expect(heard.text).toContain('"stand"'));
  return heard;
}

const newThread = async (unit: string | null = "works") => {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  return plantThread({ boardId: board.id, unitId }, author, [{ by: author }]);
};

const settled = () => db.transaction((tx) => announce(tx, "actors", {}));

test("a reader is told where the thread stands, then of each reply as it comes, with a number to go on from", async () => {
  const thread = await newThread();
  const heard = await listen(await signedIn(await cast.member("works-2")), thread.id);
  expect(heard.text).toMatch(/"event":"stand".*"number":1/);
  await reply(author, { threadId: thread.id, text: "二" });
  await vi.waitFor(() => expect(heard.text).toMatch(/id: \d+\ndata: .*"forum.post.replied".*"number":2/));
  expect(heard.text).not.toContain("二");
});

test("who comes back gets what was said meanwhile from the database", async () => {
  const thread = await newThread();
  const reader = await signedIn(await cast.member("works-2"));
  const first = await listen(reader, thread.id);
  await reply(author, { threadId: thread.id, text: "二" });
  await vi.waitFor(() => expect(first.text).toContain("id: "));
  const lastSeq = Number(/id: (\d+)/.exec(first.text)![1]);
  for (const text of ["三", "四"]) await reply(author, { threadId: thread.id, text });
  const again = await listen(reader, thread.id, lastSeq);
  for (const number of [3, 4]) expect(again.text).toContain(`"number":${number}`);
});

test("a reaction is told with what its kind came to, also to who comes back; one that changes nothing is not", async () => {
  const thread = await newThread();
  const [fan, reader] = [await cast.member("works-2"), await signedIn(await cast.member("works-2"))];
  const heard = await listen(reader, thread.id);
  const postId = thread.postIds[0]!;
  const put = (on: boolean) => react(fan, { postId, kind: "agree", on });
  for (const on of [true, true, false]) await put(on);
  await vi.waitFor(() => expect(heard.text).toContain('"count":0'));
  expect(heard.text.match(/"kind":"agree","count":\d/g)).toEqual([
    '"kind":"agree","count":1',
    '"kind":"agree","count":0',
  ]);
  const again = await listen(reader, thread.id, 1);
  expect(again.text.match(/"count":\d/g)).toEqual(['"count":1', '"count":0']);
});

test("nobody outside the area can listen: the answer is that of a thread that does not exist", async () => {
  const thread = await newThread();
  const signal = new AbortController().signal;
  const outsiders = [await cast.member("office-1"), await cast.leader("office"), await cast.staff("security-admin")];
  for (const outsider of outsiders)
    await expect(openLive(await signedIn(outsider), `thread:${thread.id}`, null, signal)).rejects.toMatchObject({
      code: "not_found",
    });
  const reader = await signedIn(await cast.member("works-2"));
  for (const topic of [`thread:${crypto.randomUUID()}`, "thread:", "live", "", `thread:${thread.id},x`])
    await expect(openLive(reader, topic, null, signal)).rejects.toMatchObject({ code: "not_found" });
  await expect(openLive(cast.guest, `thread:${thread.id}`, null, signal)).rejects.toMatchObject({ code: "not_found" });
});

test("who leaves the unit while listening hears nothing more", async () => {
  const thread = await newThread();
  const [leaver, stayer] = [await cast.member("works-2"), await cast.member("works-2")];
  const left = await listen(await signedIn(leaver), thread.id);
  const stayed = await listen(await signedIn(stayer), thread.id);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  await settled();
  await reply(author, { threadId: thread.id, text: "二" });
  await vi.waitFor(() => expect(stayed.text).toContain('"number":2'));
  expect(left.text).not.toContain('"number":2');
});

test("a revoked session ends its stream at once", async () => {
  const thread = await newThread();
  const reader = await signedIn(await cast.member("works-2"));
  const heard = await listen(reader, thread.id);
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, reader.sessionId));
  await settled();
  await vi.waitFor(() => expect(heard.ended).toBe(true));
});

test("a message without an audience is for nobody", async () => {
  const reader = await cast.member("works-2");
  const message = { seq: 1, event: "x", topic: "thread:x", data: {} };
  for (const area of [undefined, "", 7, {}]) expect(readMessage(JSON.stringify({ ...message, area }))).toBeNull();
  expect(await mayHear(reader, { ...message, area: crypto.randomUUID() })).toBe(false);
  expect(await mayHear(cast.guest, { ...message, area: null })).toBe(false);
  expect(await mayHear(reader, { ...message, area: null })).toBe(true);
});

test("what waits for approval is told to nobody", async () => {
  const board = await plantBoard(cast.unit("works"), { needsApproval: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const reader = await signedIn(await cast.member("works-2"));
  const heard = await listen(reader, thread.id);
  const waiting = await reply(author, { threadId: thread.id, text: "等" });
  const shown = await reply(await cast.leader("works"), { threadId: thread.id, text: "不等" });
  await vi.waitFor(() => expect(heard.text).toContain(`"number":${shown.number}`));
  expect(heard.text).not.toContain(`"number":${waiting.number}`);
  expect((await listen(reader, thread.id, 0)).text).not.toContain(`"number":${waiting.number}`);
});

test("a session keeps a handful of streams; the oldest gives way", async () => {
  const thread = await newThread();
  const reader = await signedIn(await cast.member("works-2"));
  const streams: Awaited<ReturnType<typeof listen>>[] = [];
  for (let index = 0; index < 7; index++) streams.push(await listen(reader, thread.id));
  await vi.waitFor(() => expect(streams[0]!.ended).toBe(true));
  expect(streams.slice(1).map((stream) => stream.ended)).toEqual(Array(6).fill(false));
});
