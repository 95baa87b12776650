import { beforeAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { startListening } from "#db/listen.ts";
import { sessions } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { GET } from "./route.ts";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("#domains/edge/current.ts", () => ({
  currentActor: async () => signedIn.actor,
  currentLang: async () => "zh-CN",
}));

let cast: Cast;
let author: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
  const reader = await cast.member("works-2");
  const hour = new Date(Date.now() + 3_600_000);
  const [session] = await db
    .insert(sessions)
    .values({ memberId: reader.id, method: "password", verifiedAt: new Date(), expiresAt: hour })
    .returning();
  signedIn.actor = { ...reader, sessionId: session!.id };
  await startListening();
});

/** What a browser hears until the stream has said where the thread stands. */
async function hear(threadId: string, lastEventId?: string): Promise<string> {
  const stop = new AbortController();
  const headers = lastEventId === undefined ? undefined : { "Last-Event-ID": lastEventId };
  const url = `http://x/api/live?topic=thread:${threadId}`;
  const answer = await GET(new Request(url, { headers, signal: stop.signal }));
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  let text = "";
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(chunk);
    if (text.includes('"stand"')) break;
  }
  stop.abort();
  return text;
}

test("a browser that comes back with the header Last-Event-ID hears what was said since, and no more; what is no number is not heeded", async () => {
  const board = await plantBoard(cast.unit("works"));
  const { id } = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const say = (text: string) => reply(author, { threadId: id, text });
  await say("二");
  const seqs = [...(await hear(id, "1")).matchAll(/^id: (\d+)$/gm)].map(([, seq]) => seq!);
  await say("三");
  const numbers = (text: string) =>
    [...text.matchAll(/"forum\.post\.replied".*?"number":(\d+)/g)].map(([, n]) => Number(n));
  expect(numbers(await hear(id, seqs[0]))).toContain(3);
  expect(numbers(await hear(id, "1"))).toEqual([2, 3]);
  for (const header of [undefined, "", "x", "1; drop", "-1", "9".repeat(16)])
    expect(numbers(await hear(id, header))).toEqual([]);
});
