import { Auth, skipCSRFCheck } from "@auth/core";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { castOf } from "#db/testing/cast.ts";
import { authConfig, unsealSession } from "./auth-config.ts";
import { rememberDevice } from "./known-device.ts";
import { leave } from "./session-here.ts";
import { sessionIdOf } from "./session-token.ts";
import { issueTicket } from "./ticket.ts";
import { rememberWishes } from "./wishes.ts";

type Told = { httpOnly?: boolean; secure?: boolean; sameSite?: string; path?: string; domain?: string };
const jar = new Map<string, Told>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: () => undefined,
    set: (name: string, _: string, told: Told) => jar.set(name, told),
    delete: ({ name, ...told }: Told & { name: string }) => jar.set(name, told),
  }),
}));

const HTTPS = "https://qingfeng.example.org";
let memberId: string;
beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  memberId = (await (await castOf()).member("works-1")).id;
});
beforeEach(() => {
  process.env.QINGFENG_ORIGIN = HTTPS;
});
afterEach(() => {
  delete process.env.QINGFENG_ORIGIN;
  jar.clear();
});

/** Every cookie that NextAuth sets when somebody signs in at `origin`, as its line says it. */
async function signIn(origin: string): Promise<string[]> {
  const config = authConfig({ origin: async () => ({ ip: "198.51.100.7", userAgent: "" }), beforeSso: async () => {} });
  const ticket = issueTicket({ memberId, step: "password", kept: true });
  const body = new URLSearchParams({ ticket, callbackUrl: origin });
  const request = new Request(`${origin}/api/auth/callback/credentials`, { method: "POST", body });
  const answer = (await Auth(request, { ...config, basePath: "/api/auth", skipCSRFCheck })) as Response;
  return answer.headers.getSetCookie();
}

test("at an https address the session is a __Host- cookie: secure, out of reach of scripts, of this host alone", async () => {
  const lines = await signIn(HTTPS);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-qf\./);
    for (const word of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) expect(line).toMatch(word);
    expect(line).not.toMatch(/; Domain/i);
  }
  const token = /^__Host-qf\.session=([^;]+)/.exec(
    lines.find((line) => line.startsWith("__Host-qf.session=")) ?? "",
  )?.[1];
  expect(await sessionIdOf(token)).not.toBeNull();
});

test("a cookie of a plain address, which any neighbour on the line could set, opens nothing at an https one", async () => {
  process.env.QINGFENG_ORIGIN = "http://10.0.0.5:3000";
  const lines = await signIn("http://10.0.0.5:3000");
  const token = lines.flatMap((line) => /^qf\.session=([^;]+)/.exec(line)?.[1] ?? [])[0] ?? "";
  expect(await unsealSession(token)).toMatchObject({ sid: expect.any(String) });
  process.env.QINGFENG_ORIGIN = HTTPS;
  expect(await unsealSession(token)).toBeNull();
});

test("so is what a browser is known by; what only says how pages look is secure too", async () => {
  await rememberDevice(memberId);
  await rememberWishes({ lang: "en", display: "dark" });
  await leave();
  expect([...jar.keys()].filter((name) => name.startsWith("__Host-")).sort()).toEqual([
    "__Host-qf.device",
    "__Host-qf.session",
  ]);
  for (const [name, { secure, path, domain }] of jar)
    expect([name, secure, path, domain]).toEqual([name, true, "/", undefined]);
});
