import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { db, sqlClient } from "#db/client.ts";
import { twoStepRoles } from "#db/schema/two-step-roles.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { sealSession } from "#domains/accounts/auth-config.ts";
import { sessionCookie } from "#domains/accounts/cookies.ts";
import { openSession } from "#domains/accounts/sessions.ts";
import { FORM_MAX_BYTES } from "#domains/edge/form-body.ts";
import { proxy } from "./proxy.ts";

const ORIGIN = "http://qingfeng.test";
let cast: Cast;
let cookie: string;
let sid: string;

beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  cast = await castOf();
  const member = await cast.member("logistics-1");
  sid = await openSession(
    { memberId: member.id, method: "password", passed: "password", kept: false },
    { ip: "198.51.100.7", userAgent: "" },
  );
  cookie = `${sessionCookie()}=${await sealSession(sid)}`;
});

type Init = { method?: string; headers?: Record<string, string>; body?: BodyInit; duplex?: "half" };
const ask = (path: string, init: Init = {}) =>
  proxy(new NextRequest(`${ORIGIN}${path}`, { ...init, headers: { host: "qingfeng.test", cookie, ...init.headers } }));
/** The copy that is served, without its pass. */
const copyOf = (response: Response) =>
  new URL(response.headers.get("x-middleware-rewrite") ?? "").pathname.replace(/^\/[^/]+/, "");

test("a shared page is asked for without a query: the stored copy would tell it to everybody", async () => {
  const answer = await ask("/bulletins/columns/news?name=secret");
  expect(answer.status).toBe(303);
  expect(new URL(answer.headers.get("location") ?? "", ORIGIN).href).toBe(`${ORIGIN}/bulletins/columns/news`);
  expect(copyOf(await ask("/bulletins/columns/news"))).toBe("/bulletins/columns/news");
  expect(copyOf(await ask("/people?q=li")), "a personal page keeps its query").toBe("/people");
});

test("a query on an address with two slashes leads to no other host", async () => {
  const { headers } = await ask("//evil.example/?x=1");
  expect(new URL(headers.get("location") ?? "", ORIGIN).origin).toBe(ORIGIN);
});

test("what is shut has a copy for each address, since the address stands in the copy", async () => {
  const [works, nowhere] = [await ask("/units/works/forum"), await ask("/units/nowhere")];
  expect([copyOf(works), copyOf(nowhere)]).toEqual(["/missing/units/works/forum", "/missing/units/nowhere"]);
});

test("a thread is served in the view that its reader chose, under one address; its inner path is none", async () => {
  const inView = async (path: string, display: string, method = "GET") =>
    copyOf(await ask(path, { method, headers: { origin: ORIGIN, cookie: `${cookie}; qf_display=${display}` } }));
  const flat = "system.1.0.0.flat.1";
  expect(await inView("/forum/threads/1", flat)).toBe("/forum/threads/1/flat");
  expect(await inView("/forum/threads/1/21", flat)).toBe("/forum/threads/1/flat/21");
  expect(await inView("/forum/threads/1/21", flat, "POST")).toBe("/forum/threads/1/flat/21");
  expect(await inView("/forum/threads/1/jump", flat)).toBe("/forum/threads/1/jump");
  expect(await inView("/forum/boards/1", flat)).toBe("/forum/boards/1");
  for (const display of ["system.1.0.0.nested.1", "dark.4.1.1", "system.1.0.0.flat", "x"])
    expect(await inView("/forum/threads/1/21", display), display).toBe("/forum/threads/1/21");
  for (const path of ["/forum/threads/1/flat", "/forum/threads/1/flat/21"])
    for (const display of [flat, "x"]) expect(await inView(path, display)).toBe(`/missing${path}`);
});

test("an address that cannot be read is refused, whoever asks and for whatever; one that can is not", async () => {
  const broken = [
    "/unsubscribe/%E0%A4%A",
    "/bulletins/%ff",
    "/public/%",
    "/%E0%A4%A",
    "/api/me/%E0%A4%A",
    "/api/v1/%zz",
  ];
  for (const path of broken)
    for (const init of [{}, { headers: { cookie: "" } }, { method: "POST", headers: { origin: ORIGIN } }] as Init[])
      expect((await ask(path, init)).status, path).toBe(400);
  expect(copyOf(await ask("/forum/tags/100%25"))).toBe("/forum/tags/100%25");
});

test("a broken form, and one that is too long without saying so, is refused before Next reads it", async () => {
  const headers = { origin: ORIGIN, "content-type": "multipart/form-data; boundary=x" };
  expect((await ask("/settings", { method: "POST", headers, body: "x" })).status).toBe(400);
  expect(
    (await ask("/settings", { method: "POST", headers: { ...headers, "next-action": "x" }, body: "--x--" })).status,
  ).toBe(400);
  const long = new Blob(["a".repeat(FORM_MAX_BYTES + 1)]).stream();
  expect((await ask("/settings", { method: "POST", headers, body: long, duplex: "half" })).status).toBe(413);
  const isTaken = copyOf(await ask("/desk/bulletins/import/upload", { method: "POST", headers, body: "x" }));
  expect(isTaken, "what takes files in reads them itself").toBe("/desk/bulletins/import/upload");
});

test("the word of the browser itself stands for an Origin that is missing, and for none that is foreign", async () => {
  const from = (headers: Record<string, string>) => ask("/settings", { method: "POST", headers });
  expect(copyOf(await from({ "sec-fetch-site": "same-origin" }))).toBe("/settings");
  for (const site of ["same-site", "cross-site", "none", "Same-Origin", ""])
    expect((await from({ "sec-fetch-site": site })).status, site).toBe(403);
  expect((await from({ "sec-fetch-site": "same-origin", origin: "null" })).status).toBe(403);
});

test("a write without an Origin is refused, whoever sends it", async () => {
  for (const headers of [{}, { origin: "null" }, { origin: "http://evil.test", "x-forwarded-host": "evil.test" }]) {
    expect((await ask("/settings", { method: "POST", headers: { ...headers } as Record<string, string> })).status).toBe(
      403,
    );
  }
  const own = await ask("/settings", { method: "POST", headers: { origin: ORIGIN } });
  expect(copyOf(own)).toBe("/settings");
});

test("mail programs and servers, which have neither Origin nor session, may post where they unsubscribe and hand answers in, and nowhere beside it", async () => {
  const post = (path: string, method = "POST") => ask(path, { method, headers: { cookie: "" } });
  for (const path of ["/api/unsubscribe/x", "/api/inbound-mail"])
    expect((await post(path)).headers.get("x-middleware-next")).toBe("1");
  for (const path of ["/api/unsubscribe", "/unsubscribe/x", "/api/unsubscribed/x", "/api/inbound-mail/x", "/api/lang"])
    expect((await post(path)).status, path).toBe(403);
  expect((await post("/api/unsubscribe/x", "PUT")).status).toBe(403);
});

test("the action of a page whose session has ended is led to the door and back, in a way that its page understands", async () => {
  const headers = { origin: ORIGIN, cookie: "", "next-action": "00" };
  const answer = await ask("/units/works/forum/threads/1?x=1", { method: "POST", headers });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBeNull();
  expect(answer.headers.get("x-action-redirect")).toBe(
    `/sign-in?next=${encodeURIComponent("/units/works/forum/threads/1?x=1")};push`,
  );
});

test("who must use two-step sign-in and does not is led to it from the desk, in a way that an open page understands; all else stays open", async () => {
  const leader = await cast.leader("logistics");
  await db.insert(twoStepRoles).values({ role: "leader", requiredBy: leader.id });
  const opening = { memberId: leader.id, method: "password", passed: "password", kept: false } as const;
  const own = `${sessionCookie()}=${await sealSession(await openSession(opening, { ip: null, userAgent: "" }))}`;
  const as = (path: string, init: Init = {}) =>
    ask(path, { ...init, headers: { origin: ORIGIN, cookie: own, ...init.headers } });
  for (const path of ["/desk", "/desk/moderation", "/desk/no-such-page", "/desk/boards/x/export"])
    expect((await as(path)).headers.get("location"), path).toBe(`${ORIGIN}/settings/two-step`);
  const body = new FormData();
  body.set("0", '[{"status":"idle"},"$K1"]');
  const acting = await as("/desk/moderation", { method: "POST", headers: { "next-action": "00" }, body });
  expect(acting.headers.get("x-action-redirect")).toBe("/settings/two-step;push");
  for (const path of ["/settings/two-step", "/inbox", "/forum", "/units/logistics-1/forum", "/desktop"])
    expect(copyOf(await as(path)), path).toBe(path);
});

test("where people come by https every answer of a page keeps their browsers to it, and nowhere else", async () => {
  const answers = () => Promise.all(["/", "/inbox", "/bulletins?x=1", "/%zz"].map((path) => ask(path)));
  for (const { headers } of await answers()) expect(headers.get("strict-transport-security")).toBeNull();
  vi.stubEnv("QINGFENG_ORIGIN", "https://qingfeng.example.org");
  // The session cookie has another name there: a guest is sent to the door.
  for (const { headers } of await answers()) expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  vi.unstubAllEnvs();
});

test("before the door only the public area has pages; search engines are told to keep those alone", async () => {
  const asGuest = (path: string, method = "GET") => ask(path, { method, headers: { cookie: "", origin: ORIGIN } });
  const open = await asGuest("/public/bulletins");
  expect(copyOf(open)).toBe("/public/bulletins");
  expect(new URL(open.headers.get("x-middleware-rewrite") ?? "").pathname).toMatch(/^\/public\./);
  expect([open.headers.get("cache-control"), open.headers.get("x-robots-tag")]).toEqual(["public, no-cache", null]);
  for (const path of ["/bulletins", "/", "/publicity", "/units/public", "/public/../me"]) {
    expect((await asGuest(path)).headers.get("location"), path).toMatch(/\/sign-in/);
  }
  expect((await asGuest("/bulletins", "POST")).headers.get("location")).toMatch(/\/sign-in/);
  const inside = await ask("/bulletins");
  expect(inside.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(new URL((await ask("/public")).headers.get("x-middleware-rewrite") ?? "").pathname).toMatch(/^\/public\./);
});

test("while nobody can be asked who asks, every reader gets a page of ours that says nothing of the cause", async () => {
  const asked = vi.spyOn(sqlClient, "unsafe").mockImplementation(() => {
    throw new Error("connect ECONNREFUSED 127.0.0.1:5432");
  });
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  for (const [lang, title] of Object.entries({ "zh-CN": "暂时打不开", en: "Not available at the moment" })) {
    const answer = await ask("/people?q=li", { headers: { "accept-language": lang } });
    const html = await answer.text();
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain('<a href="">');
    expect(html).not.toMatch(/ECONNREFUSED|5432|<script|https?:/);
    const id = /class="id">\S+ ([0-9a-f]{8})</.exec(html)?.[1];
    expect(logged.mock.lastCall?.[0]).toContain(id);
    expect(logged.mock.lastCall?.[0]).toContain("ECONNREFUSED");
    expect(logged.mock.lastCall?.[0], "values of a query are no business of the log").not.toContain(sid);
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
  const headers = { origin: ORIGIN, "next-action": "00" };
  const form = await ask("/settings", { method: "POST", headers });
  expect(copyOf(form), "a form of a personal page is answered by its action, and keeps what was typed").toBe(
    "/settings",
  );
  for (const shared of ["/units/works/forum/threads/1", "/"])
    expect((await ask(shared, { method: "POST", headers })).status, "nobody is let into an area unasked").toBe(503);
  asked.mockRestore();
  logged.mockRestore();
  expect((await ask("/people?q=li")).status).toBe(200);
});
