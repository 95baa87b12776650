import { connect } from "node:net";
import { addressOf, CANARY, expect, test } from "./objects.ts";
import { hiddenFields, ORIGIN } from "./people.ts";

/*
 * The framework's known holes, asked for safely: each probe shows only whether the door is shut. The list of advisories
 * with their numbers stands in docs/security.md.
 */

const SHUT_PAGE = "/units/works/forum/threads/{worksThread}";

test("no header of the framework gets a guest or an outsider past the session check", async ({ as, objects }) => {
  const path = addressOf(SHUT_PAGE, objects);
  const chains = ["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"];
  const tricks: Record<string, string>[] = [
    ...chains.map((name) => ({ "x-middleware-subrequest": Array(5).fill(name).join(":") })),
    { "x-middleware-rewrite": path },
    { "x-middleware-next": "1" },
    { "x-nextjs-data": "1" },
    { "x-matched-path": path },
    { "x-invoke-path": path },
    { "x-now-route-matches": "1" },
    { "x-prerender-revalidate": "x" },
    { "x-original-url": path },
    { "x-rewrite-url": path },
    { "next-resume": "1" },
  ];
  for (const headers of tricks) {
    const guest = await (await as("guest"))(path, { headers });
    expect
      .soft([guest.status(), guest.headers().location?.split("?")[0]], JSON.stringify(headers))
      .toEqual([303, "/sign-in"]);
    const outsider = await (await as("member-logistics-1"))(path, { headers });
    expect.soft(outsider.status(), JSON.stringify(headers)).toBe(404);
    expect.soft(await outsider.text()).not.toContain(CANARY);
  }
});

test("an action that nobody knows runs nothing, and no answer shows code or secrets", async ({ as }) => {
  const asks = await as("member-works-1");
  const bodies = [
    { multipart: { "1": "{}", "0": '["$1:aa:aa"]' } },
    { multipart: { "0": '["$F1"]', "1": '{"id":"constructor","bound":null}' } },
    { data: "[]" },
    { data: '["$Q1"]' },
    { data: '{"then":"$1:__proto__:then"}' },
    { data: "\u0000".repeat(64) },
  ];
  for (const body of bodies) {
    for (const id of ["x", "7f".padEnd(42, "0"), "constructor", "__proto__"]) {
      const answer = await asks("/settings", { method: "POST", headers: { "next-action": id }, ...body });
      const text = await answer.text();
      expect.soft([400, 404, 409], `${id} ${JSON.stringify(body)}: ${answer.status()}`).toContain(answer.status());
      expect.soft(text, id).not.toMatch(/^\d*:?E\{"digest"/m);
      expect.soft(text, id).not.toMatch(/use server|process\.env|at \w+ \(.*:\d+:\d+\)/);
    }
  }
});

test("the id of an action is no key: a guest who calls it with the right Origin is refused", async ({
  as,
  objects,
}) => {
  const form = await (await (await as("member-works-1"))("/write/thread/works-site")).text();
  const fields = { ...hiddenFields(form, 'name="title"'), title: "门外人写的题目", text: "门外人写的话" };
  const guest = await (await as("guest"))("/sign-in", { method: "POST", multipart: fields });
  expect(await guest.text()).not.toContain("/units/works/forum/threads/");
  expect(guest.headers().location ?? "").not.toContain("/threads/");

  const outsider = await (await as("member-logistics-1"))("/me", { method: "POST", multipart: fields });
  expect(outsider.headers().location ?? "").not.toContain("/threads/");
  const board = await (await as("member-works-1"))(addressOf("/units/works/forum/boards/works-site", objects));
  expect(await board.text()).not.toContain("门外人写的题目");
});

test("a parameter of the route in the query does not show another object", async ({ as, objects }) => {
  const asks = await as("member-logistics-1");
  const queries = [
    "nxtPthread={worksThread}&nxtPunit=works",
    "nxtPpass=x&nxtPthread={worksThread}",
    "nxtIthread={worksThread}",
    "thread={worksThread}&unit=works",
    "__nextLocale=zh-CN&__NEXT_INIT_QUERY=1&nxtPthread={worksThread}",
  ];
  for (const query of queries) {
    const address = addressOf(`/forum/threads/{thread}?${query}`, objects);
    const answer = await asks(address);
    expect.soft(await answer.text(), address).not.toContain(CANARY);
  }
});

test("encoded, doubled and dotted addresses lead nowhere that the plain one does not", async ({ as, objects }) => {
  const asks = await as("member-logistics-1");
  const path = addressOf(SHUT_PAGE, objects);
  const ways = [
    `/units/%77orks${path.slice("/units/works".length)}`,
    `/units/WORKS${path.slice("/units/works".length)}`,
    path.replaceAll("/", "%2F").replace("%2F", "/"),
    path.replaceAll("/", "%252F").replace("%252F", "/"),
    `/units/logistics/..%2fworks${path.slice("/units/works".length)}`,
    `/units/logistics%2f..%2fworks${path.slice("/units/works".length)}`,
    `/_next/static/..%2f..${path}`,
    `/_next/static/%2e%2e/%2e%2e${path}`,
    `/_next/data/x${path}.json`,
    `/icon.svg/..%2f..${path}`,
    `/robots.txt${path}`,
    `${path}/`,
    `${path}.json`,
    `${path}.txt`,
    `${path}/print`,
    `${path}/raw`,
    `${path}.rss`,
  ];
  for (const way of ways) {
    const answer = await asks(way);
    expect.soft(await answer.text(), way).not.toContain(CANARY);
    expect.soft([308, 307, 400, 404], `${way}: ${answer.status()}`).toContain(answer.status());
  }
});

test("a pass in the address opens nothing: neither one that was seen, nor one of another's making", async ({
  as,
  objects,
}) => {
  const member = await as("member-works-1");
  const seen = (await member("/units/works")).headers()["x-middleware-rewrite"]?.split("/")[1];
  const day = new Date().toISOString().slice(0, 10);
  const made = ["site", "mine", "public", "unit~works"].map((area) => `${area}.zh-CN.${day}.${"A".repeat(22)}`);
  const path = addressOf(SHUT_PAGE, objects);
  for (const pass of seen ? [seen, ...made] : made) {
    for (const segment of [
      pass,
      pass.replace(".", "%2E"),
      encodeURIComponent(encodeURIComponent(pass).replace("~", "%7E")),
    ]) {
      for (const subject of ["guest", "member-logistics-1", "member-works-1"]) {
        for (const address of [`/${segment}${path}`, `/${segment}/me`, `/${segment}`]) {
          const answer = await (await as(subject))(address);
          const isShut = answer.status() === 404 || (subject === "guest" && answer.status() === 303);
          expect.soft(isShut, `${subject} ${address}: ${answer.status()}`).toBe(true);
          expect.soft(await answer.text(), address).not.toContain(CANARY);
        }
      }
    }
  }
});

test("a policy that comes in with the request is not the policy of any page", async ({ as }) => {
  const headers = { "content-security-policy": "script-src 'nonce-evil\"><x'", "x-nonce": "evil" };
  for (const path of ["/", "/forum", "/me", "/sign-in"]) {
    for (const subject of ["member-works-1", "guest"]) {
      const asks = await as(subject);
      for (const ask of [{ headers }, {}]) {
        const answer = await asks(path, ask);
        expect.soft(answer.headers()["content-security-policy"] ?? "", path).not.toContain("evil");
        expect.soft(await answer.text(), path).not.toContain("nonce-evil");
      }
    }
  }
});

test("a redirect stays a redirect, whatever the request says it is", async ({ as }) => {
  const guest = await as("guest");
  const claims = { "x-nextjs-data": "1", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  for (const [name, value] of Object.entries(claims)) {
    const answer = await guest("/forum", { headers: { [name]: value } });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe("/sign-in?next=%2Fforum");
    expect(answer.headers()["x-nextjs-redirect"]).toBeUndefined();
  }
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const page = await (await guest(`/sign-in?next=${encodeURIComponent(next)}`)).text();
    expect(hiddenFields(page, 'name="password"').next, next).toBe("/");
  }
});

test("a write whose Origin is missing, empty, foreign or forged by a proxy's header gets 403", async ({ as }) => {
  const asks = await as("member-works-1");
  const host = new URL(ORIGIN).host;
  const tries: { from: string | null; headers?: Record<string, string> }[] = [
    { from: null },
    { from: "null" },
    { from: "" },
    { from: "https://evil.example" },
    { from: `${ORIGIN}.evil.example` },
    { from: `http://evil.example#${host}` },
    { from: "https://evil.example", headers: { "x-forwarded-host": "evil.example" } },
    { from: "https://evil.example", headers: { forwarded: "host=evil.example;proto=https" } },
    { from: null, headers: { "x-forwarded-host": host } },
    { from: null, headers: { "sec-fetch-site": "same-site" } },
    { from: null, headers: { "sec-fetch-site": "cross-site" } },
    { from: "null", headers: { "sec-fetch-site": "same-origin" } },
    { from: null, headers: { referer: `${ORIGIN}/` } },
  ];
  for (const path of [
    "/settings",
    "/forum",
    "/sign-in",
    "/api/display",
    "/api/lang",
    "/api/media",
    "/api/forum/read",
    "/api/sign-out",
  ]) {
    for (const ask of tries) {
      const answer = await asks(path, { method: "POST", data: "{}", ...ask });
      expect.soft(answer.status(), `${path} ${JSON.stringify(ask)}`).toBe(403);
    }
  }
  expect((await asks("/me")).status(), "still signed in after all that").toBe(200);
});

test("credentials of a kind that we do not know are no error of ours", async ({ as }) => {
  for (const subject of ["guest", "member-works-1"]) {
    for (const authorization of ["Bearer %E0%A4%A", "Bearer", "Basic %%%", "Bearer ".padEnd(4_000, "x")]) {
      for (const path of ["/", "/api/me", "/api/auth/session", "/api/auth/callback/sso?code=%E0%A4%A&state=x"]) {
        const answer = await (await as(subject))(path, { headers: { authorization } });
        expect.soft(answer.status(), `${subject} ${path} ${authorization.slice(0, 20)}`).toBeLessThan(500);
      }
    }
  }
  for (const cookie of [
    "qf.session=%E0%A4%A",
    "qf.session=a.b.c",
    "qf.session=",
    `qf.session=${"x".repeat(3_000)}`,
    "qf_lang=../../x",
  ]) {
    const answer = await (await as("guest"))("/forum", { headers: { cookie } });
    expect.soft(answer.status(), cookie.slice(0, 40)).toBe(303);
  }
});

test("an upgrade leads to no other host", async () => {
  const { hostname, port } = new URL(ORIGIN);
  const said = await raw(hostname, Number(port), [
    "GET http://127.0.0.1:9/canary HTTP/1.1",
    `Host: ${hostname}:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ]);
  expect(said).not.toContain("101 Switching");
  expect(said).not.toContain("canary");
});

test("pages carry a policy without exceptions, and what else keeps a browser from guessing", async ({
  as,
  objects,
}) => {
  const member = await as("member-works-1");
  const paths = ["/", "/forum/threads/{thread}", "/units/works", "/me", "/inbox", "/nothing", "/desk/boards"];
  for (const path of paths.map((sample) => addressOf(sample, objects))) {
    const headers = (await member(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect.soft(policy, path).toContain("default-src 'self'");
    expect.soft(policy, path).toMatch(/script-src 'self' ('nonce-|'sha256-)/);
    for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect.soft(policy, path).toContain(part);
    }
    expect.soft(policy, path).not.toMatch(/unsafe-|\*|https?:|data:/);
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    expect.soft(headers["x-frame-options"], path).toBe("DENY");
    expect.soft(headers["referrer-policy"], path).toBe("same-origin");
    expect.soft(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
    expect.soft(headers.server, path).toBeUndefined();
    expect.soft(headers["cache-control"], path).toMatch(/^private, no-(cache|store)/);
    expect.soft(headers["access-control-allow-origin"], path).toBeUndefined();
  }
});

test("no page holds an inline script that its policy does not name, nor an inline style or handler", async ({ as }) => {
  const member = await as("member-works-1");
  for (const path of ["/", "/forum", "/me"]) {
    const html = await (await member(path)).text();
    expect.soft(html, path).not.toMatch(/<[a-z][^<>]* on[a-z]+="/i);
    expect.soft(html, path).not.toMatch(/<style[\s>]/);
    expect.soft(html, path).not.toMatch(/<[a-z][^<>]* style="/i);
  }
});

test("cookies are out of reach of scripts and of other sites", async ({ as }) => {
  const guest = await as("guest");
  const door = await (await guest("/sign-in")).text();
  const fields = { ...hiddenFields(door, 'name="password"'), name: "member-works-1", password: "not the password" };
  const answers = [
    await guest("/sign-in", { method: "POST", multipart: fields }),
    await guest("/api/lang", { method: "POST", form: { lang: "zh-CN" } }),
    await guest("/api/display", { method: "POST", form: { theme: "light" } }),
    await (await as("member-works-2"))("/api/sign-out", { method: "POST" }),
  ];
  const cookies = answers
    .flatMap((answer) => answer.headersArray())
    .filter(({ name }) => name.toLowerCase() === "set-cookie");
  expect(cookies.length).toBeGreaterThan(2);
  for (const { value } of cookies) {
    if (/^[^=]+=;/.test(value)) continue; // taken away, it tells nothing
    expect.soft(value).toMatch(/SameSite=(Lax|Strict)/i);
    expect.soft(value).toMatch(/Path=\//);
    // What only says how pages look may be read by the script that sets the theme.
    if (!/^qf_(lang|display)=/.test(value)) expect.soft(value).toMatch(/HttpOnly/i);
  }
});

/** What a server says to bytes as they are, until it closes or falls silent. */
function raw(host: string, port: number, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(port, host, () => socket.write(lines.join("\r\n")));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
  });
}
