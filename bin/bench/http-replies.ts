import { readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { root } from "../launch/bootstrap.mjs";
import { median, percentile, timedInLanes } from "./figures.ts";
import { POST_TEXT } from "./large.ts";
import { cookieOf } from "./web.ts";

const WRITERS = 20;
const REPLIES = 1_000;
/** More people than writers, so that nobody meets the limit of replies. */
const PEOPLE = 400;

/**
 * A reply as a browser sends it, to the answer's last byte: proxy, session, action, command, and the page made anew for the
 * answer. It tells what the command alone (replies.ts) does not; asker and asked share the machine.
 */
export async function measureHttpReplies(sql: postgres.Sql, url: string): Promise<Record<string, number>> {
  const sessions = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    select id, 'password', now(), now() + interval '1 day' from members order by random() limit ${PEOPLE} returning id`;
  const cookies = await Promise.all(sessions.map(({ id }) => cookieOf(id)));
  const threads = await sql<{ id: string }[]>`select id from threads order by id desc limit ${WRITERS * 5}`;
  const action = replyActionId();
  const write = async (i: number) => {
    const { id } = threads[i % threads.length]!;
    const answer = await fetch(`${url}/forum/threads/${id}`, {
      method: "POST",
      headers: { cookie: cookies[i % cookies.length]!, origin: url, "next-action": action, accept: "text/x-component" },
      body: callOf({
        threadId: id,
        text: `第${i}条回复：${POST_TEXT}`,
        idempotencyKey: crypto.randomUUID(),
        stay: "1",
      }),
    });
    if (!(await answer.text()).includes('"status":"done"')) throw new Error(`a reply was answered ${answer.status}`);
  };
  await timedInLanes(WRITERS, REPLIES, write);
  await sql`delete from rate_limits`;
  const took = await timedInLanes(WRITERS, REPLIES, write);
  return { "reply-http-ms": median(took), "reply-http-p95-ms": percentile(took, 0.95) };
}

/** The two arguments of an action, `(before, form)`, in the encoding of React's server calls. */
function callOf(fields: Record<string, string>): FormData {
  const call = new FormData();
  for (const [name, value] of Object.entries(fields)) call.set(`_1_${name}`, value);
  call.set("0", '[{"status":"idle"},"$K1"]');
  return call;
}

function replyActionId(): string {
  const file = join(root, ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, { exportedName: string }> };
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === "replyAction");
  if (!found) throw new Error("the build has no replyAction");
  return found[0];
}
