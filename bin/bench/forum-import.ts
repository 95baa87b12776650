import { performance } from "node:perf_hooks";
import type postgres from "postgres";
import { BOARDS, POST_TEXT } from "./large.ts";

const POSTS = 100_000;
const POSTS_A_THREAD = 20;
const PEOPLE = 500;

/** Another forum of 100,000 posts, taken over into the large one. */
export async function measureForumImport(sql: postgres.Sql) {
  const { importForum } = await import("#domains/forum/imports/import-forum.ts");
  const from = performance.now();
  const { counts } = await importForum(records(), { source: "bench" });
  if (counts.post.added !== POSTS) throw new Error(`only ${counts.post.added} posts came along`);
  await sql.unsafe("checkpoint");
  return { "forum-import-100000-s": (performance.now() - from) / 1000 };
}

async function* records() {
  const at = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * 60_000).toISOString();
  const threads = POSTS / POSTS_A_THREAD;
  for (let n = 0; n < PEOPLE; n++) yield row({ kind: "person", id: n, name: `旧友${n}` });
  for (let n = 0; n < threads; n++)
    yield row({
      kind: "thread",
      id: n,
      board: `bench-${1 + (n % BOARDS)}`,
      author: n % PEOPLE,
      title: `旧帖 ${n}`,
      at: at(n),
    });
  for (let n = 0; n < POSTS; n++) {
    const number = n % POSTS_A_THREAD;
    const post = { kind: "post", id: n, thread: Math.floor(n / POSTS_A_THREAD), author: n % PEOPLE, at: at(n) };
    yield row({ ...post, text: POST_TEXT, ...(number > 2 && { replyTo: n - 2 }) });
  }
}

const row = (raw: object) => ({ where: "", raw });
