import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { webhookDeliveries } from "#db/schema/webhooks.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { createWebhook } from "./commands/create-webhook.ts";
import { endWebhook } from "./commands/end-webhook.ts";
import { replayDelivery } from "./commands/replay-delivery.ts";
import { deliverDue, RETRY_AFTER_SEC } from "./deliver.ts";
import { webhookListeners } from "./on-events.ts";
import { findWebhook, listDeliveries } from "./queries.ts";

type Heard = { headers: IncomingHttpHeaders; body: string; path: string };
let server: Server;
let address: string;
let heard: Heard[] = [];
/** What the other system answers next. */
let status = 200;
let cast: Cast;
let leader: Actor & { id: string };
let author: Actor & { id: string };

process.env.AUTH_SECRET ??= "a secret of the tests that is long enough";

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      heard.push({ headers: request.headers, body, path: request.url ?? "" });
      response.writeHead(status, { location: "/elsewhere" }).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.QINGFENG_WEBHOOK_HOSTS = `oa.example.org,${host}`;
  address = `http://${host}/hook`;
  cast = await castOf();
  leader = await cast.leader("works");
  author = await cast.member("works-1", "石磊");
});
afterAll(() => server.close());
beforeEach(async () => {
  heard = [];
  status = 200;
  await db.execute(sql`update webhooks set ended_at = now() where ended_at is null`);
});

const EVENTS = ["forum.post.replied"] as const;
const hookOf = (unit = "works", by = leader) =>
  createWebhook(by, { name: "办公门户", address, events: [...EVENTS], unit });
const newThread = async (unit: string | null = "works") => {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  return plantThread({ boardId: board.id, unitId }, author, [{ by: author }]);
};
/** What the worker does: the events are handed on, then what is due is sent. */
async function work() {
  while ((await handleEvents([webhookListeners], () => {})) > 0);
  while ((await deliverDue()) > 0);
}
const makeDue = () =>
  db.update(webhookDeliveries).set({ dueAt: sql`now()` }).where(eq(webhookDeliveries.state, "waiting"));

test("another system is told what and where, signed, once, and never the words", async () => {
  const { id, secret } = await hookOf();
  const thread = await newThread();
  const { number } = await reply(author, { threadId: thread.id, text: "不该外传的话" });
  await work();
  await work();
  expect(heard).toHaveLength(1);
  const [{ headers, body }] = heard as [Heard];
  const [delivery] = await listDeliveries(leader, id);
  expect(JSON.parse(body)).toMatchObject({
    id: delivery!.id,
    event: "forum.post.replied",
    area: "unit:works",
    data: { threadId: thread.id, number, address: `/units/works/forum/threads/${thread.id}#post-${number}` },
  });
  expect(body).not.toMatch(/不该外传|石磊/);
  const signed = createHmac("sha256", secret!).update(`${headers["x-qingfeng-timestamp"]}.${body}`).digest("hex");
  expect(headers["x-qingfeng-signature"]).toBe(`sha256=${signed}`);
  expect(delivery).toMatchObject({ state: "sent", attempts: 1, answered: 200 });
});

test("only what happens in exactly its area is told, and nothing that still waits for approval", async () => {
  await hookOf();
  await hookOf("works-1");
  for (const unit of ["office", null] as const)
    await reply(await cast.member("office-1"), { threadId: (await newThread(unit)).id, text: "别处" });
  const board = await plantBoard(cast.unit("works"), { needsApproval: true });
  const waiting = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  await reply(author, { threadId: waiting.id, text: "待审" });
  await work();
  expect(heard).toEqual([]);
});

test("what its area may not see any more by the time of sending is not told", async () => {
  const { id } = await hookOf();
  const thread = await newThread();
  const post = await reply(author, { threadId: thread.id, text: "马上被隐藏" });
  const [act] = await db
    .insert(moderationActions)
    .values({ kind: "hide-post", actorId: leader.id, unitId: cast.unit("works"), reason: "跑题" })
    .returning();
  await db.update(posts).set({ hiddenBy: act!.id }).where(eq(posts.id, post.id));
  await work();
  expect(heard).toEqual([]);
  expect(await listDeliveries(leader, id)).toMatchObject([{ state: "withheld" }]);
});

test("a refusal is tried again, later each time, then given up; a person sends it again", async () => {
  const { id } = await hookOf();
  status = 503;
  await reply(author, { threadId: (await newThread()).id, text: "一" });
  await work();
  const waits: number[] = [];
  for (let tries = 1; tries <= RETRY_AFTER_SEC.length; tries++) {
    const [{ wait }] = (await db.execute(sql`select extract(epoch from due_at - now())::float8 as wait
      from webhook_deliveries where webhook_id = ${id}`)) as unknown as [{ wait: number }];
    waits.push(Math.round(wait / 10) * 10);
    await makeDue();
    await deliverDue();
  }
  expect(waits).toEqual(RETRY_AFTER_SEC);
  const [failed] = await listDeliveries(leader, id);
  expect(failed).toMatchObject({ state: "failed", attempts: RETRY_AFTER_SEC.length + 1, answered: 503 });
  expect((await findWebhook(leader, id))!.isFailing).toBe(true);
  status = 204;
  await replayDelivery(leader, { deliveryId: failed!.id });
  await work();
  expect(await listDeliveries(leader, id)).toMatchObject([{ state: "sent", attempts: 1, answered: 204 }]);
});

test("two workers send each message once; who answers with a redirect is not followed", async () => {
  const { id } = await hookOf();
  status = 302;
  const thread = await newThread();
  for (const text of ["一", "二", "三"]) await reply(author, { threadId: thread.id, text });
  while ((await handleEvents([webhookListeners], () => {})) > 0);
  await Promise.all([deliverDue(), deliverDue(), deliverDue()]);
  expect(heard.map(({ path }) => path)).toEqual(["/hook", "/hook", "/hook"]);
  expect((await listDeliveries(leader, id)).map(({ answered, state }) => [answered, state])).toEqual(
    Array(3).fill([302, "waiting"]),
  );
});

test("an address is allowed by its whole host and port, and asked again at every sending", async () => {
  const make = (at: string) => createWebhook(leader, { name: "x", address: at, events: [...EVENTS], unit: "works" });
  for (const at of [
    "http://127.0.0.1/hook",
    "https://evil-oa.example.org/",
    "https://oa.example.org.evil.example/",
    "https://oa.example.org:8443/",
    "https://oa.example.org@evil.example/",
    "file:///etc/passwd",
    "ftp://oa.example.org/",
    "//oa.example.org/",
    "http://0.0.0.0/",
    "http://[::ffff:127.0.0.1]/",
  ])
    await expect(make(at), at).rejects.toMatchObject({ fields: { address: { key: "webhookHost" } } });
  const { id } = await make(address);
  // The same place by a name that nobody allowed.
  const byName = address.replace("127.0.0.1", "localhost");
  await db.execute(sql`update webhooks set address = ${byName} where id = ${id}`);
  await reply(author, { threadId: (await newThread()).id, text: "一" });
  await work();
  expect([heard, (await listDeliveries(leader, id)).map(({ state }) => state)]).toEqual([[], ["withheld"]]);
});

test("only who leads an area has its webhooks; to everybody else they do not exist", async () => {
  const { id } = await hookOf();
  await reply(author, { threadId: (await newThread()).id, text: "一" });
  await work();
  const [delivery] = await listDeliveries(leader, id);
  for (const stranger of [
    author,
    await cast.leader("office"),
    await cast.leader("works-1"),
    await cast.staff("system-admin"),
    cast.guest,
  ]) {
    expect([await findWebhook(stranger, id), await listDeliveries(stranger, id)]).toEqual([null, []]);
    await expect(endWebhook(stranger, { webhookId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(replayDelivery(stranger, { deliveryId: delivery!.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      createWebhook(stranger, { name: "x", address, events: [...EVENTS], unit: "works" }),
    ).rejects.toMatchObject({ code: "not_found" });
  }
  await endWebhook(await cast.leader("group"), { webhookId: id });
  expect(await findWebhook(leader, id)).toBeNull();
});
