import http from "node:http";
import type postgres from "postgres";
import { cookieOf, startWeb } from "./web.ts";

const CONNECTIONS = 2_000;
/** Fewer than the streams that one session may keep. */
const PER_SESSION = 5;
/** Opened so many at a time, as readers come. */
const AT_ONCE = 50;

/**
 * Readers with one thread open, each with a live connection, on one process: how much memory it has more, and how long
 * until the last of them has heard of a reply.
 */
export async function measureLive(sql: postgres.Sql, databaseUrl: string, threadId: string) {
  const { reply } = await import("#domains/forum/posts/commands/reply.ts");
  const { findActor } = await import("#domains/accounts/queries.ts");
  const sessions = await sql<{ id: string; member_id: string }[]>`
    insert into sessions (member_id, method, verified_at, expires_at)
    select id, 'password', now(), now() + interval '1 day' from members limit ${CONNECTIONS / PER_SESSION}
    returning id, member_id`;
  const web = await startWeb(databaseUrl, 128);
  const cookies = await Promise.all(sessions.map(({ id }) => cookieOf(id)));
  const url = `${web.url}/api/live?topic=thread:${threadId}`;
  await (await listen(url, cookies[0]!)).close();
  const before = web.nowMb();
  const readers: Reader[] = [];
  while (readers.length < CONNECTIONS) {
    const next = Array.from({ length: AT_ONCE }, (_, i) => cookies[(readers.length + i) % cookies.length]!);
    readers.push(...(await Promise.all(next.map((cookie) => listen(url, cookie)))));
  }
  const openMb = web.nowMb() - before;
  const heard = Promise.all(readers.map((reader) => reader.hears("forum.post.replied")));
  const from = performance.now();
  const author = await findActor(sessions[0]!.member_id);
  await reply(author!, { threadId, text: "在看的人都听到了吗？" });
  await heard;
  const figures = { "live-2000-mb": openMb, "live-2000-heard-ms": performance.now() - from };
  for (const reader of readers) reader.close();
  await web.stop();
  return figures;
}

type Reader = { hears: (what: string) => Promise<void>; close: () => void };

/** A browser's event stream; it is open when the server has said where the thread stands. */
async function listen(url: string, cookie: string): Promise<Reader> {
  let text = "";
  let look = () => {};
  const request = http.get(url, { headers: { cookie }, agent: false });
  const hears = (what: string) =>
    new Promise<void>((resolve) => {
      look = () => text.includes(what) && resolve();
      look();
    });
  request.on("response", (response) => {
    if (response.statusCode !== 200) throw new Error(`a live connection was answered ${response.statusCode}`);
    response.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      look();
    });
    response.on("error", () => {});
  });
  request.on("error", () => {});
  await hears('"stand"');
  return { hears, close: () => request.destroy() };
}
