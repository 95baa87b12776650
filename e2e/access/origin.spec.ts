import { hiddenFields } from "../door.ts";
import { addressOf, expect, test } from "./objects.ts";
import { ORIGIN } from "./people.ts";

/** Where a request comes from, where an answer may lead, and what a browser is told about it. */

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

test("pages carry a policy without exceptions, and what else keeps a browser from guessing", async ({
  as,
  objects,
}) => {
  const member = await as("member-works-1");
  const paths = ["/", "/forum/threads/{thread}", "/units/works", "/me", "/inbox", "/nothing", "/desk/boards"];
  for (const path of paths.map((sample) => addressOf(sample, objects))) {
    const headers = (await member(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect.soft(policy, path).toContain("default-src 'none'");
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
    await (await as("niu-xiaojun"))("/api/sign-out", { method: "POST" }),
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
