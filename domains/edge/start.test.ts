import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db, sqlClient } from "#db/client.ts";
import { isListening, onConnection } from "#db/listen.ts";
import { castOf } from "#db/testing/cast.ts";
import { actorOfSession } from "#domains/accounts/actor-cache.ts";
import { openSession } from "#domains/accounts/sessions.ts";
import { announce } from "#domains/kernel/notices.ts";
import PageCache from "#lib/page-cache.mjs";
import { openForRequests } from "./start.ts";

const pages = new PageCache();
/** Whoever changes something elsewhere: a process with a connection of its own. */
const elsewhere = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
const seen: boolean[] = [];
let sessionId: string;

beforeAll(async () => {
  await openForRequests();
  onConnection((connected) => seen.push(connected));
  const { id: memberId } = await (await castOf()).member("works-1");
  const opening = { memberId, method: "password", passed: "password", kept: false } as const;
  sessionId = await openSession(opening, { ip: null, userAgent: "" });
});
afterAll(() => elsewhere.end());

async function store(key: string, tag: string) {
  await pages.get(key);
  await pages.set(key, { kind: "APP_PAGE", html: "", headers: { "x-next-cache-tags": tag } });
}
const has = async (key: string) => (await pages.get(key)) !== null;
/** The connection on which this process listens is cut from the database's side. */
const cut = () =>
  elsewhere`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'qingfeng listen' and datname = current_database()`;

test("news of another process make a stored page stale and an actor unknown", async () => {
  await store("thread", "thread:1");
  await store("other", "thread:2");
  const asked = vi.spyOn(sqlClient, "unsafe");
  await actorOfSession(sessionId);
  await actorOfSession(sessionId);
  expect(asked).toHaveBeenCalledTimes(1);
  await elsewhere.notify("cache_tags", JSON.stringify(["thread:1"]));
  await vi.waitUntil(async () => !(await has("thread")));
  expect(await has("other")).toBe(true);
  await elsewhere.notify("actors", "{}");
  await vi.waitUntil(async () => {
    await actorOfSession(sessionId);
    return asked.mock.calls.length > 1;
  });
  asked.mockRestore();
});

test("a connection that is cut empties all that is kept, at once; the next one is made by itself, and hears again", async () => {
  await store("thread", "thread:1");
  await actorOfSession(sessionId);
  const whileLost = new Promise<{ page: boolean; queries: number }>((resolve) => {
    onConnection(async (connected) => {
      if (connected || seen.length !== 2) return;
      const asked = vi.spyOn(sqlClient, "unsafe");
      const page = await has("thread");
      await store("thread", "thread:1");
      await Promise.all([actorOfSession(sessionId), actorOfSession(sessionId)]);
      resolve({ page: page || (await has("thread")), queries: asked.mock.calls.length });
      asked.mockRestore();
    });
  });
  await cut();
  expect(await whileLost).toEqual({ page: false, queries: 2 });
  await vi.waitUntil(isListening, { timeout: 5_000 });
  expect(seen).toEqual([true, false, true]);
  expect(await has("thread")).toBe(false);
  await store("later", "thread:1");
  expect(await has("later")).toBe(true);
  await announce(db, "cache_tags", ["thread:1"]);
  await vi.waitUntil(async () => !(await has("later")));
});
