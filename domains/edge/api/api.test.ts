import { desc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { idempotencyKeys, rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { operations } from "#domains/api.ts";
import { openWiki } from "#domains/forum/posts/commands/open-wiki.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { createServiceToken } from "#domains/tokens/commands/create-service-token.ts";
import { createToken } from "#domains/tokens/commands/create-token.ts";
import { revokeToken } from "#domains/tokens/commands/revoke-token.ts";
import { apiHandler } from "./handler.ts";
import { openApi } from "./openapi.ts";

const answer = apiHandler(operations);
type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "石磊");
});

const ALL = ["forum:read", "forum:write", "bulletins:read"] as const;
const tokenOf = async (actor: Actor, scopes: readonly (typeof ALL)[number][] = ALL) =>
  (await createToken(actor, { name: "看板", scopes: [...scopes], days: 30 })).secret;
const serviceTokenOf = async (actor: Actor, unit: string) =>
  (await createServiceToken(actor, { name: "接口", scopes: ["forum:read"], days: 30, unit })).secret;

async function ask(
  token: string | null,
  path: string,
  { method = "GET", body, key }: { method?: string; body?: unknown; key?: string } = {},
) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { "idempotency-key": key }),
    cookie: "qf.session=whatever",
  };
  const raw = body === undefined ? undefined : JSON.stringify(body);
  const response = await answer(new Request(`http://localhost/api/v1${path}`, { method, headers, body: raw }));
  return {
    status: response.status,
    text: await response.clone().text(),
    json: await response.json(),
    headers: response.headers,
  };
}

const newThread = async (unit: string | null = "works") => {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId, { name: "工地夜话" });
  const thread = await plantThread({ boardId: board.id, unitId }, author, [
    { by: author, text: "先说说" },
    { by: author, text: "藏起来的", hidden: "跑题" },
  ]);
  return { board, thread };
};

test("without a token, with a wrong one, an expired or a revoked one, and after its owner has left, the answer is the same", async () => {
  const { thread } = await newThread();
  const owner = await cast.member("works-2");
  const [expired, revoked, left] = [
    await tokenOf(owner),
    await tokenOf(owner),
    await tokenOf(await cast.member("works-2")),
  ];
  const tokens = await db.select().from(apiTokens).orderBy(apiTokens.createdAt);
  const [a, b, c] = tokens.slice(-3);
  await db.update(apiTokens).set({ expiresAt: sql`now()` }).where(eq(apiTokens.id, a!.id));
  await revokeToken(owner, { tokenId: b!.id });
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, c!.memberId));
  const nothing = await ask(null, `/threads/${thread.id}`);
  expect([nothing.status, nothing.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  for (const token of [expired, revoked, left, "qft_x", `qft_${"a".repeat(43)}`]) {
    const refused = await ask(token, `/threads/${thread.id}`);
    expect([refused.status, refused.text]).toEqual([401, nothing.text]);
  }
});

test("a personal token reads what its member may read, and what they may not is as missing as what never was", async () => {
  const { board, thread } = await newThread();
  const [insider, outsider] = [
    await tokenOf(await cast.member("works-2")),
    await tokenOf(await cast.member("office-1")),
  ];
  expect((await ask(insider, `/threads/${thread.id}`)).json).toMatchObject({ title: thread.title, unit: "works" });
  const posts = await ask(insider, `/threads/${thread.id}/posts`);
  expect(posts.json.posts).toMatchObject([
    { number: 1, state: "shown", said: { author: { name: "石磊" }, text: "先说说" } },
    { number: 2, state: "hidden", said: null },
  ]);
  expect(posts.text).not.toContain("藏起来的");
  const nowhere = crypto.randomUUID();
  for (const path of ["/threads/{}", "/threads/{}/posts", "/boards/{}/threads", "/bulletins/{}"]) {
    const id = path.startsWith("/boards") ? board.id : thread.id;
    const [foreign, missing] = [
      await ask(outsider, path.replace("{}", id)),
      await ask(outsider, path.replace("{}", nowhere)),
    ];
    expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
  }
  for (const [method, path, body] of [
    ["POST", `/threads/${thread.id}/posts`, { text: "x" }],
    ["POST", "/threads", { boardId: board.id, title: "四个字题", text: "x" }],
    ["PATCH", `/posts/${thread.postIds[0]}`, { revision: 1, text: "x" }],
    ["DELETE", `/posts/${thread.postIds[0]}`, undefined],
    ["POST", `/posts/${thread.postIds[0]}/reactions`, { kind: "agree", on: true }],
  ] as const)
    expect([method, (await ask(outsider, path, { method, body })).status]).toEqual([method, 404]);
  expect((await ask(outsider, "/boards")).text).not.toContain("工地夜话");
});

test("who leaves a unit takes no access along in a token that was made before", async () => {
  const { thread } = await newThread();
  const mover = await cast.member("works-2");
  const token = await tokenOf(mover);
  expect((await ask(token, `/threads/${thread.id}`)).status).toBe(200);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  expect((await ask(token, `/threads/${thread.id}`)).status).toBe(404);
});

test("a program learns that a post is a wiki, and mends one of others by the same rules", async () => {
  const { thread } = await newThread();
  const token = await tokenOf(await cast.member("works-2", "方舟"));
  const postId = thread.postIds[0]!;
  const mend = () => ask(token, `/posts/${postId}`, { method: "PATCH", body: { revision: 1, text: "方舟写的" } });
  expect((await mend()).status).toBe(404);
  await openWiki(author, { postId });
  expect((await mend()).status).toBe(200);
  expect((await ask(token, `/threads/${thread.id}/posts`)).json.posts).toMatchObject([
    { wiki: true, said: { author: { name: "石磊" }, editor: { name: "方舟" }, text: "方舟写的" } },
    { wiki: false, said: null },
  ]);
});

test("a program opens a thread, answers, mends and takes back; the same key again writes nothing", async () => {
  const { board } = await newThread();
  const token = await tokenOf(author);
  const opened = await ask(token, "/threads", {
    method: "POST",
    body: { boardId: board.id, title: "值班表", text: "排好了" },
  });
  expect([opened.status, opened.json.number, opened.json.isPending]).toEqual([400, undefined, undefined]);
  expect(opened.json.fields.title).toMatch(/4/);
  const thread = await ask(token, "/threads", {
    method: "POST",
    body: { boardId: board.id, title: "值班表排好了", text: "看附页" },
  });
  const key = crypto.randomUUID();
  const write = () =>
    ask(token, `/threads/${thread.json.id}/posts`, { method: "POST", body: { text: "补充", parentNumber: 1 }, key });
  const [first, again] = [await write(), await write()];
  expect([first.status, first.json.number, again.json]).toEqual([200, 2, first.json]);
  const mended = await ask(token, `/posts/${first.json.id}`, {
    method: "PATCH",
    body: { revision: 1, text: "补充两点" },
  });
  expect(mended.status).toBe(200);
  expect(
    (await ask(token, `/posts/${first.json.id}`, { method: "PATCH", body: { revision: 1, text: "迟了" } })).status,
  ).toBe(409);
  expect((await ask(token, `/posts/${first.json.id}`, { method: "DELETE" })).status).toBe(200);
  const { json } = await ask(token, `/threads/${thread.json.id}/posts?number=1`);
  expect(
    json.posts.map(({ state, said }: { state: string; said: { text: string } | null }) => [state, said?.text]),
  ).toEqual([
    ["shown", "看附页"],
    ["deleted", undefined],
  ]);
});

test("a token does what its scopes say and nothing else, and says which one it lacks", async () => {
  const { thread } = await newThread();
  const reader = await tokenOf(author, ["forum:read"]);
  const refused = await ask(reader, `/threads/${thread.id}/posts`, { method: "POST", body: { text: "x" } });
  expect([refused.status, refused.json.code, refused.json.message]).toEqual([
    403,
    "out_of_scope",
    "令牌没有 forum:write 权限。",
  ]);
  expect((await ask(reader, "/bulletins")).status).toBe(403);
  expect((await ask(await tokenOf(author, ["bulletins:read"]), `/threads/${thread.id}`)).status).toBe(403);
  expect((await ask(reader, "/me")).json).toMatchObject({ member: { name: "石磊", units: ["works-1"] }, area: null });
});

test("a service token reads what every member of its area sees, nothing beside it, and writes nothing", async () => {
  const [inside, outside] = [await newThread("works"), await newThread("office")];
  const leader = await cast.leader("works");
  const token = await serviceTokenOf(leader, "works");
  expect((await ask(token, `/threads/${inside.thread.id}`)).status).toBe(200);
  expect((await ask(token, `/threads/${outside.thread.id}`)).status).toBe(404);
  expect((await ask(token, "/me")).json).toEqual({ member: null, area: "unit:works" });
  await db.execute(sql`update api_tokens set scopes = '["forum:read","forum:write"]' where area_kind is not null`);
  const write = await ask(token, `/threads/${inside.thread.id}/posts`, { method: "POST", body: { text: "x" } });
  expect(write.status).toBe(404);
  for (const [actor, unit] of [
    [leader, ""],
    [leader, "office"],
    [leader, "group"],
    [author, "works"],
    [await cast.staff("system-admin"), "works"],
  ] as const)
    await expect(
      createServiceToken(actor, { name: "x", scopes: ["forum:read"], days: 30, unit }),
    ).rejects.toMatchObject({ code: "not_found" });
});

test("a token is ended by its owner, a service token by any leader of its area, and every one by the security administrator", async () => {
  const own = await createToken(author, { name: "一", scopes: ["forum:read"], days: 30 });
  const service = await createServiceToken(await cast.leader("works"), {
    name: "二",
    scopes: ["forum:read"],
    days: 30,
    unit: "works-1",
  });
  for (const stranger of [await cast.member("works-1"), await cast.leader("office"), await cast.staff("system-admin")])
    for (const { id } of [own, service])
      await expect(revokeToken(stranger, { tokenId: id })).rejects.toMatchObject({ code: "not_found" });
  await expect(revokeToken(await cast.leader("group"), { tokenId: own.id })).rejects.toMatchObject({
    code: "not_found",
  });
  await revokeToken(await cast.leader("group"), { tokenId: service.id });
  await revokeToken(await cast.staff("security-admin"), { tokenId: own.id });
  expect((await ask(own.secret, "/me")).status).toBe(401);
});

test("whoever leads an area no more reads it no longer with the token that was made for it", async () => {
  const leader = await cast.leader("works");
  const token = await serviceTokenOf(leader, "works");
  expect((await ask(token, "/boards")).status).toBe(200);
  await db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, leader.id));
  expect((await ask(token, "/boards")).status).toBe(401);
});

test("a token is told once: neither the row nor a repeated submit holds it", async () => {
  const idempotencyKey = crypto.randomUUID();
  const raw = { name: "一次", scopes: ["forum:read" as const], days: 30 as const, idempotencyKey };
  const { secret } = await createToken(author, raw);
  expect(secret).toMatch(/^qft_[\w-]{43}$/);
  expect((await createToken(author, raw)).secret).toBeUndefined();
  const rows = [await db.select().from(apiTokens), await db.select().from(idempotencyKeys)];
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("odd requests are refused in a sentence: no such path, a broken body, a foreign cursor, fields of another type", async () => {
  const token = await tokenOf(author);
  const { thread } = await newThread();
  expect((await ask(token, "/nothing")).status).toBe(404);
  expect((await ask(token, "/boards/%zz/threads")).status).toBe(400);
  expect((await ask(token, `/threads/${thread.id}/posts?number=0`)).status).toBe(400);
  expect((await ask(token, `/threads/${thread.id}/posts?number=9999999`)).json.posts).toEqual([]);
  for (const text of [null, [], {}, 7, "x".repeat(60_000)])
    expect((await ask(token, `/threads/${thread.id}/posts`, { method: "POST", body: { text } })).status).toBe(400);
  expect(
    (await ask(token, `/threads/${thread.id}/posts`, { method: "POST", body: { text: "x".repeat(300_000) } })).status,
  ).toBe(413);
});

test("a cursor that is none is refused, and never answered with the first page", async () => {
  const token = await tokenOf(author);
  const { board } = await newThread();
  for (const path of [`/boards/${board.id}/threads?before=`, "/bulletins?before=", "/lists/latest?before="])
    for (const cursor of ["../../etc", "", "1000000", "9".repeat(18), `${"9".repeat(17)}-${"-".repeat(36)}`]) {
      const refused = await ask(token, `${path}${encodeURIComponent(cursor)}`);
      expect([refused.status, Object.keys(refused.json.fields)], `${path}${cursor}`).toEqual([400, ["before"]]);
    }
});

test("who asks too often is told in how many seconds to ask again", async () => {
  const token = await tokenOf(author);
  const [known] = await db.select().from(apiTokens).orderBy(desc(apiTokens.createdAt)).limit(1);
  const expire = new Date(Date.now() + 30_000);
  await db.insert(rateLimits).values({ key: `api:${known!.id}`, points: 600, expire });
  const refused = await ask(token, "/me");
  expect([refused.status, refused.json.code]).toEqual([429, "too_many"]);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(20);
  expect(seconds).toBeLessThanOrEqual(30);
  expect((await ask(null, "/me")).headers.get("retry-after")).toBeNull();
});

test("whatever stands in a field of any operation, it is refused by its name and nothing breaks", async () => {
  const token = await tokenOf(author, ALL);
  const odd = [
    "latest'; drop table posts; --",
    "1) or pg_sleep(5)--",
    "author_email desc",
    "1000000",
    "-1",
    "-".repeat(36),
  ];
  for (const { method, path, scope } of operations.filter(
    ({ scope }) => scope === null || ALL.includes(scope as never),
  )) {
    for (const value of odd) {
      const filled = path.replace(/\{\w+\}/g, encodeURIComponent(value));
      const query = [
        "q",
        "before",
        "after",
        "number",
        "kind",
        "period",
        "unit",
        "board",
        "column",
        "order",
        "page",
        "from",
      ];
      const twice = query.flatMap((name) => [name, name]).map((name) => [name, value]);
      const asked = method === "GET" ? `${filled}?${new URLSearchParams(twice)}` : filled;
      const body =
        method === "GET" || method === "DELETE"
          ? undefined
          : { text: [value], revision: value, on: value, level: value };
      const refused = await ask(token, asked, { method, body });
      expect([200, 400, 404], `${method} ${asked} ${scope}: ${refused.status}`).toContain(refused.status);
      expect(refused.text).not.toMatch(/syntax|uuid:|relation/);
    }
  }
});

test("the document names every operation with its scope, and its schemas are those that the API parses with", () => {
  const document = openApi(operations) as unknown as {
    paths: Record<
      string,
      Record<
        string,
        {
          parameters: { name: string }[];
          requestBody?: { content: Record<string, { schema: { properties: object } }> };
        }
      >
    >;
  };
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named.sort()).toEqual(operations.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort());
  const reply = document.paths["/threads/{threadId}/posts"]!.post!;
  expect(reply.parameters.map(({ name }) => name)).toEqual(["threadId", "Idempotency-Key"]);
  expect(Object.keys(reply.requestBody!.content["application/json"]!.schema.properties)).toEqual([
    "parentNumber",
    "text",
    "isAnonymous",
  ]);
});
