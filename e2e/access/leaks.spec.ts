import sharp from "sharp";
import { addressOf, CANARY, expect, NOTHING, saidIn, submit, test } from "./objects.ts";
import { type Asks, hiddenFields } from "./people.ts";
import { shapeOf } from "./shape.ts";

/*
 * The ways in which forums have leaked, each as a test of the whole product; what is not here is guarded beside its
 * domain. "Outsider" is a member of another branch of the tree.
 */

const OUTSIDER = "member-logistics-1";
/** Pages that an outsider of `works` may open. */
const OUTSIDE = [
  "/",
  "/bulletins",
  "/cases",
  "/forum",
  "/units/logistics",
  "/units/logistics/forum",
  "/inbox",
  "/drafts",
];
const OVERLAYS = ["/api/me/forum", "/api/me/bulletins", "/api/me/units/logistics"];
const unique = (text: string) => `${text}${Math.random().toString(36).slice(2, 10)}`;

/** Says something in the thread of `works`; returns the id of the post. */
async function say(asks: Asks, leader: Asks, thread: string, text: string): Promise<string> {
  const path = `/units/works/forum/threads/${thread}`;
  const answer = await submit(asks, path, 'name="text"', { text });
  expect(answer.status(), "the reply was taken").toBe(303);
  const page = answer.headers().location?.split("#")[0] ?? path;
  const post = saidIn(await (await leader(page)).text(), text.split("\n")[0] ?? "");
  if (!post) throw new Error(`the reply is not on ${page}`);
  return post;
}

async function hide(leader: Asks, postId: string) {
  const page = await (await leader(`/desk/moderation/posts/${postId}`)).text();
  const pane = page.slice(page.indexOf('data-deed="hide"'));
  const fields = { ...hiddenFields(pane, 'name="reason"'), reason: "写出了他人姓名" };
  return leader(`/desk/moderation/posts/${postId}`, { method: "POST", multipart: fields });
}

test("counts are content: what is said in works moves no figure for an outsider", async ({ as, objects }) => {
  const [outsider, member, leader] = [await as(OUTSIDER), await as("member-works-1"), await as("leader-works")];
  const read = async () =>
    Promise.all([...OUTSIDE, ...OVERLAYS].map(async (path) => `${path} ${await shapeOf(await outsider(path), path)}`));
  const before = await read();
  await say(member, leader, objects.worksThread, unique("数目之外 "));
  expect(await read()).toEqual(before);
});

test("names of what is hidden: no page, picker or call of an outsider names boards or people of works", async ({
  as,
}) => {
  const [outsider, leader] = [await as(OUTSIDER), await as("leader-logistics")];
  const hidden = ["工地夜话", "班组茶座", "机关大院", "works-site", "works-1-team", "office-hall"];
  for (const path of [...OUTSIDE, ...OVERLAYS, "/write/thread/logistics-road", "/me", "/settings", "/no/such/page"]) {
    const text = await (await outsider(path)).text();
    for (const name of hidden) expect.soft(text, `${name} on ${path}`).not.toContain(name);
  }
  for (const path of ["/desk/boards", "/desk/boards/new", "/desk/moderation", "/desk/moderation/log", "/desk/mutes"]) {
    const text = await (await leader(path)).text();
    for (const name of hidden) expect.soft(text, `${name} on ${path}`).not.toContain(name);
  }
  const road = /\/threads\/([0-9a-f-]{36})/.exec(
    await (await outsider("/units/logistics/forum/boards/logistics-road")).text(),
  )?.[1];
  const picker = await (await leader(`/moderate/threads/${road}`)).text();
  expect(picker).toContain("logistics");
  for (const name of hidden) expect.soft(picker, `${name} among the boards to move to`).not.toContain(name);
  for (const q of ["石", "shi", "l", "段", "gao", "%", "_", "", "*"]) {
    const called = await (await outsider(`/api/forum/mentions?thread=${road}&q=${encodeURIComponent(q)}`)).text();
    for (const name of ["石磊", "段小满", "高振山", "雷大勇", "白勇"])
      expect.soft(called, `${name} by ${q}`).not.toContain(name);
  }
});

test("existence oracle: a form that is sent for a post of works and for none is answered alike", async ({
  as,
  objects,
}) => {
  const outsider = await as(OUTSIDER);
  const forms: [path: string, mark: string, field: string, real: string, fields: Record<string, string>][] = [
    ["/flags/{post}", 'name="postId"', "postId", objects.worksPost, { reason: "other", text: "x" }],
    ["/forum/threads/{thread}", 'name="text"', "threadId", objects.worksThread, { text: "门外的话" }],
    [
      "/write/thread/logistics-road",
      'name="title"',
      "boardId",
      objects.worksBoard,
      { title: "门外的题目", text: "门外的话" },
    ],
  ];
  for (const [sample, mark, field, real, fields] of forms) {
    const path = addressOf(sample, objects);
    const answers = [];
    for (const id of [real, NOTHING]) {
      const answer = await submit(outsider, path, mark, { ...fields, [field]: id });
      expect.soft(answer.headers().location ?? "", path).not.toContain(real);
      answers.push([answer.status(), (await shapeOf(answer, path)).replaceAll(id, "@").replace(/k[0-9a-f]{32}/g, "")]);
    }
    expect.soft(answers[0], path).toEqual(answers[1]);
    expect.soft(JSON.stringify(answers), path).not.toContain(CANARY);
  }
  const json: [path: string, body: (id: string) => object, real: string][] = [
    ["/api/forum/reactions", (postId) => ({ postId, kind: "agree", on: true }), objects.worksPost],
    ["/api/forum/read", (threadId) => ({ threadId, number: 1 }), objects.worksThread],
  ];
  for (const [path, body, real] of json) {
    const [answer, control] = await Promise.all(
      [real, NOTHING].map((id) => outsider(path, { method: "POST", data: JSON.stringify(body(id)) })),
    );
    expect.soft([answer?.status(), await answer?.text()], path).toEqual([404, await control?.text()]);
  }
});

test("twins: no other face of a page forgets its guard", async ({ as, objects }) => {
  const outsider = await as(OUTSIDER);
  const faces = [
    ".json",
    ".rss",
    ".xml",
    ".txt",
    ".md",
    "/raw",
    "/print",
    "/embed",
    "/amp",
    "/feed",
    "/rss.xml",
    "/opengraph-image",
  ];
  const queries = ["?format=json", "?print=1", "?embed=1", "?raw", "?output=rss", "?preview=1", "?draft=1"];
  const pages = [
    "/units/works/forum/threads/{worksThread}",
    "/units/works/bulletins/{worksBulletin}",
    "/units/works/cases/{worksCase}",
  ];
  for (const page of pages.map((sample) => addressOf(sample, objects))) {
    for (const end of [...faces, ...queries]) {
      expect.soft((await outsider(`${page}${end}`)).status(), `${page}${end}`).toBe(404);
    }
  }
  for (const path of [
    "/sitemap.xml",
    "/feed",
    "/rss.xml",
    "/api",
    "/api/threads",
    "/manifest.webmanifest",
    "/opengraph-image",
  ]) {
    expect.soft((await outsider(path)).status(), path).toBe(404);
    expect.soft((await (await as("guest"))(path)).status(), path).toBeGreaterThan(302);
  }
});

test("what is hidden is gone within a second, its picture too, for everybody but its author and moderators", async ({
  as,
  objects,
}) => {
  const [author, leader, reader] = [await as("member-works-1"), await as("leader-works"), await as("member-works-2")];
  const { mediaId } = await uploaded(author);
  const words = unique("即将隐藏的话 ");
  const post = await say(author, leader, objects.worksThread, `${words}\n![一张图](media:${mediaId})`);
  const thread = `/units/works/forum/threads/${objects.worksThread}`;
  const pages = [thread, "/units/works/forum/boards/works-site", "/units/works"];
  const readAll = async () => (await Promise.all(pages.map(async (path) => (await reader(path)).text()))).join("");
  const picture = `/api/media/${mediaId}/480`;
  await expect.poll(readAll).toContain(words);
  const shown = await reader(picture);
  expect(shown.status()).toBe(200);

  expect((await hide(leader, post)).status()).toBe(303);
  await expect.poll(readAll, { timeout: 1_000, intervals: [50] }).not.toContain(words);
  const { etag = "" } = shown.headers();
  expect((await reader(picture)).status()).toBe(404);
  expect((await reader(picture, { headers: { "if-none-match": etag } })).status(), "not even for the right ETag").toBe(
    404,
  );
  for (const path of [`/history/${post}`, `/flags/${post}`, `/write/edit/${post}`]) {
    const answer = await reader(path);
    expect.soft(answer.status(), path).toBe(404);
    expect.soft(await answer.text(), path).not.toContain(words);
  }
  expect(await (await reader("/inbox")).text()).not.toContain(words);
  expect((await author(picture)).status(), "its author still sees what is judged").toBe(200);
  expect((await leader(picture)).status()).toBe(200);
});

test("a shared cache never serves one person what is another's", async ({ as }) => {
  test.setTimeout(90_000);
  const names = { admin: "方旭", auditor: "钱若梅" } as const;
  const people = Object.keys(names) as (keyof typeof names)[];
  const paths = [
    "/",
    "/forum",
    "/bulletins",
    "/cases",
    "/me",
    "/settings",
    "/inbox",
    "/desk",
    "/api/me/forum",
    "/nothing",
  ];
  const queue = Array.from({ length: 200 }, (_, at) => ({
    who: people[Math.floor(Math.random() * 2)] as keyof typeof names,
    path: paths[at % paths.length] as string,
    router: Math.random() < 0.3,
  })).sort(() => Math.random() - 0.5);
  const seen = { own: 0 };
  const waiting = queue[Symbol.iterator]();
  const work = async () => {
    for (const { who, path, router } of waiting) {
      const other = who === "admin" ? names.auditor : names.admin;
      const asks = await as(who);
      const answer = await asks(router && !path.startsWith("/api") && path !== "/" ? `${path}.rsc` : path);
      const text = await answer.text();
      expect.soft(text, `${path} of ${who}`).not.toContain(other);
      expect.soft(answer.headers()["cache-control"], `${path} of ${who}`).toMatch(/^private,/);
      expect.soft(answer.headers()["set-cookie"], `${path} of ${who}`).toBeUndefined();
      if (text.includes(names[who])) seen.own++;
      if (path === "/me" || path === "/api/me/forum") expect.soft(text, path).toContain(names[who]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(seen.own).toBeGreaterThan(20);
});

test("no page or answer tells a leader or a member an e-mail address, an IP or a token", async ({ as, objects }) => {
  const canary = "canary-of-a-mailbox@example.org";
  const watched = await as("jin-mei");
  const settings = await submit(watched, "/settings", 'name="email"', {
    email: canary,
    password: "demo-password-for-tests",
  });
  expect([200, 303]).toContain(settings.status());
  expect(await (await watched("/settings")).text(), "its owner sees the address").toContain(canary);

  const places = [
    ...[
      "/",
      "/forum",
      "/units/works",
      "/units/works/forum/boards/works-site",
      "/units/works/forum/threads/{worksThread}",
    ],
    ...["/inbox", "/me", "/drafts", "/history/{worksPost}", "/flags/{post}", "/moderate/threads/{worksThread}"],
    ...[
      "/desk/moderation",
      "/desk/moderation/log",
      "/desk/moderation/posts/{worksPost}",
      "/desk/mutes",
      "/desk/boards",
    ],
    ...["/api/me/units/works/forum/threads/{worksThread}", "/api/me/forum", "/api/me/units/works"],
    ...["/api/forum/mentions?thread={worksThread}&q=jin", "/api/forum/mentions?thread={worksThread}&q=canary"],
  ];
  const secrets = [
    /canary-of-a-mailbox/,
    /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
    /\b(?:127\.0\.0\.1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|::1|::ffff:)/,
    /"(?:email|ip|ipAddress|passwordHash|password|token|tokenHash|secret|sessionId|cookie|userAgent)\\?":/i,
    /qf\.(?:session|device)/,
    /eyJ[\w-]{10,}\./,
    /argon2/,
  ];
  for (const person of ["leader-works", "member-works-1"]) {
    const asks = await as(person);
    for (const path of places.map((sample) => addressOf(sample, objects))) {
      const answer = await asks(path);
      const text = `${await answer.text()}\n${JSON.stringify({ ...answer.headers(), date: "" })}`;
      for (const secret of secrets)
        expect.soft(secret.exec(text)?.[0], `${secret} on ${path} of ${person}`).toBeUndefined();
    }
  }
});

test("mass assignment: fields that a form does not have change nothing", async ({ as, objects }) => {
  const [member, leader] = [await as("member-works-1"), await as("leader-works")];
  const more = {
    role: "leader",
    roles: "system-admin",
    "roles[]": "system-admin",
    grants: "[]",
    unitId: objects.worksBoard,
    isAdmin: "true",
    name: "冒名的人",
    signInName: "admin",
    passwordMustChange: "false",
    memberId: NOTHING,
    authorId: NOTHING,
    actorId: NOTHING,
    id: NOTHING,
    number: "1",
    isPinned: "true",
    isHidden: "false",
    createdAt: "2000-01-01",
    __proto__: "x",
    constructor: "x",
  };
  expect((await submit(member, "/settings", 'name="about"', { about: "材料员", ...more })).status()).toBeLessThan(500);
  expect((await member("/desk")).status()).toBe(404);
  expect(await (await member("/api/me/forum")).text()).toContain('"name":"石磊"');

  const words = unique("多写了几个字段 ");
  const post = await submit(member, `/units/works/forum/threads/${objects.worksThread}`, 'name="text"', {
    text: words,
    ...more,
  });
  const place = post.headers().location ?? "/";
  const page = await (await leader(place.split("#")[0] ?? "/")).text();
  const said = page.split(' id="post-').find((part) => part.includes(words) && part.includes("/flags/")) ?? "";
  expect(said, "said by its author, now").toContain("石磊");
  expect(said).not.toContain("2000-01-01");
  expect(said).not.toMatch(/^1"/);
});

/** Values of every wrong kind. */
const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  "",
  "1",
  "1abc",
  "0x10",
  [],
  [[]],
  {},
  { $ne: null },
  "\u0000",
  "９",
  "a".repeat(5_000),
];

test("type fuzz: a wrong value in any field is a refusal, never an error", async ({ as, objects }) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const right: Record<string, Record<string, unknown>> = {
    "/api/forum/reactions": { postId: objects.post, kind: "agree", on: true },
    "/api/forum/read": { threadId: objects.thread, number: 1 },
  };
  for (const [path, body] of Object.entries(right)) {
    for (const field of Object.keys(body)) {
      for (const value of WRONG) {
        if (field === "on" && (value === true || value === null)) continue;
        if (field === "number" && ["1", 0, true, 1e21].includes(value as never)) continue;
        const answer = await asks(path, { method: "POST", data: JSON.stringify({ ...body, [field]: value }) });
        expect
          .soft([400, 404, 429], `${path} ${field}=${JSON.stringify(value)?.slice(0, 40)}: ${answer.status()}`)
          .toContain(answer.status());
      }
    }
  }
  for (const id of [
    "1",
    "1abc",
    "null",
    "[]",
    "{}",
    "%00",
    "'",
    "..",
    "%2e%2e",
    "-1",
    "9".repeat(40),
    "０１",
    encodeURIComponent("😀"),
  ]) {
    const addresses = [
      ...[`/forum/threads/${id}`, `/forum/boards/${id}`, `/bulletins/${id}`, `/cases/${id}`, `/bulletins/before/${id}`],
      ...[`/flags/${id}`, `/history/${id}`, `/write/edit/${id}`, `/write/reply/${id}/${id}`, `/write/thread/${id}`],
      ...[`/decisions/${id}`, `/units/${id}`, `/api/media/${id}/${id}`, `/api/live?topic=thread:${id}`],
      ...[
        `/api/forum/mentions?thread=${id}`,
        `/api/forum/mentions?board=${id}&q=${id}`,
        `/forum/threads/${objects.thread}/${id}`,
      ],
    ];
    for (const path of addresses) {
      const { pathname } = new URL(path, "http://x");
      if (!pathname.includes(id)) continue;
      const answer = await asks(path);
      expect.soft([400, 404, 307, 308], `${path}: ${answer.status()}`).toContain(answer.status());
    }
    expect.soft((await asks(`/api/me/forum/threads/${id}`)).status(), `/api/me/forum/threads/${id}`).toBeLessThan(500);
  }
  const wrongFields: Record<string, string>[] = [
    { threadId: "1abc" },
    { threadId: "" },
    { "threadId[]": "x" },
    { parentNumber: "-1" },
    { parentNumber: "x" },
    { text: "" },
  ];
  for (const fields of wrongFields) {
    const answer = await submit(asks, `/forum/threads/${objects.thread}`, 'name="text"', {
      text: "错的字段",
      ...fields,
    } as Record<string, string>);
    expect.soft([200, 400, 404], JSON.stringify(fields)).toContain(answer.status());
    expect.soft(await answer.text(), JSON.stringify(fields)).toContain('role="alert"');
  }
});

test("wrong payloads: nothing that is sent to any address makes it fail", async ({ as }) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const deep = "[".repeat(50_000);
  const bodies: [type: string, data: string][] = [
    ["application/json", ""],
    ["application/json", "null"],
    ["application/json", "[]"],
    ["application/json", '"x"'],
    ["application/json", "{"],
    ["application/json", deep.slice(0, 16_000)],
    ["application/json", '{"__proto__":{"isAdmin":true}}'],
    ["text/plain", "\u0000\u0001"],
    ["application/x-www-form-urlencoded", "%E0%A4%A=&&&=="],
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n"],
    ["multipart/form-data; boundary=x", "--x--"],
    ["application/xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ["", "x"],
  ];
  const paths = [
    "/api/forum/reactions",
    "/api/forum/read",
    "/api/display",
    "/api/lang",
    "/api/media",
    "/forum",
    "/me",
    "/settings",
  ];
  for (const path of paths) {
    for (const [type, data] of bodies) {
      const answer = await asks(path, { method: "POST", headers: type ? { "content-type": type } : {}, data });
      expect.soft(answer.status(), `${path} ${type} ${data.slice(0, 30)}: ${answer.status()}`).toBeLessThan(500);
      expect.soft(await answer.text(), path).not.toMatch(/root:|node_modules|at \w+ \(/);
    }
  }
  expect((await asks("/api/health")).status()).toBe(200);
});

test("oversized: ten megabytes where a line belongs are refused before they are read", async ({ as }) => {
  const asks = await as("member-works-1");
  const ten = "a".repeat(10 * 1024 * 1024);
  for (const path of ["/api/forum/reactions", "/api/forum/read"]) {
    const answer = await asks(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      data: `{"x":"${ten}"}`,
    });
    expect.soft([400, 413], `${path}: ${answer.status()}`).toContain(answer.status());
  }
  for (const path of ["/api/display", "/api/lang"]) {
    const answer = await asks(path, { method: "POST", form: { theme: ten, lang: ten } });
    expect.soft([400, 413], `${path}: ${answer.status()}`).toContain(answer.status());
  }
  const form = hiddenFields(await (await asks("/settings")).text(), 'name="about"');
  const action = await asks("/settings", { method: "POST", multipart: { ...form, about: ten } });
  expect.soft([400, 413], `an action: ${action.status()}`).toContain(action.status());
  const file = { name: "x.png", mimeType: "image/png", buffer: Buffer.alloc(10.5 * 1024 * 1024) };
  const upload = await asks("/api/media", { method: "POST", multipart: { file } });
  expect.soft(upload.status(), "a picture of more than ten megabytes").toBe(413);
  expect((await asks("/api/health")).status()).toBe(200);
});

test("what is no picture is not taken for one, and what is served can run nothing", async ({ as, objects }) => {
  const asks = await as("member-works-1");
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  const files: [name: string, mimeType: string, text: string][] = [
    ["x.svg", "image/svg+xml", svg],
    ["x.png", "image/png", svg],
    ["x.png", "image/png", `<?xml version="1.0"?>${svg}`],
    ["x.html", "text/html", "<script>alert(1)</script>"],
    ["../../x.png", "image/png", "<html>"],
  ];
  for (const [name, mimeType, text] of files) {
    const file = { name, mimeType, buffer: Buffer.from(text) };
    const answer = await asks("/api/media", { method: "POST", multipart: { file } });
    expect.soft([400, 413, 415], `${name}: ${answer.status()}`).toContain(answer.status());
  }
  const served = (await asks(addressOf("/api/media/{worksMedia}/480", objects))).headers();
  expect(served["content-type"]).toMatch(/^image\/(webp|jpeg)$/);
  expect(served["content-security-policy"]).toContain("sandbox");
  expect(served["x-content-type-options"]).toBe("nosniff");
  expect(served["cache-control"]).toMatch(/^private/);
});

async function uploaded(asks: Asks): Promise<{ mediaId: string }> {
  const noise = { create: { width: 600, height: 400, channels: 3 as const, background: "#3a7" } };
  const buffer = await sharp(noise).png().toBuffer();
  const answer = await asks("/api/media", {
    method: "POST",
    multipart: { file: { name: "x.png", mimeType: "image/png", buffer } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}
