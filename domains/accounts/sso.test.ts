import { Auth, skipCSRFCheck } from "@auth/core";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { authConfig } from "./auth-config.ts";
import { findActorBySession } from "./queries.ts";
import { sessionIdOf } from "./session-token.ts";
import { Jar } from "./testing/jar.ts";
import { CLIENT, startProvider } from "./testing/provider.ts";

const APP = "http://qingfeng.test";
const CALLBACK = `${APP}/api/auth/callback/sso`;
let cast: Cast;
let stop: () => Promise<unknown>;
let member: { id: string };
/** Whom the edge was told of before a session of theirs opened. */
const greeted: string[] = [];

beforeAll(async () => {
  cast = await castOf();
  member = await cast.member("works-1");
  await db.update(members).set({ signInName: "shi.lei" }).where(eq(members.id, member.id));
  const provider = await startProvider(
    {
      "1001": { preferred_username: "shi.lei" },
      "1002": { preferred_username: "shi.lei" },
      "1003": { preferred_username: "nobody-here" },
      "1004": { preferred_username: "shi．lei" },
      "1005": { preferred_username: "ѕhi.lei" },
      "1006": {},
      "1007": { preferred_username: "closed" },
    },
    CALLBACK,
  );
  stop = provider.stop;
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of at least thirty-two characters",
    QINGFENG_OIDC_ISSUER: provider.issuer,
    QINGFENG_OIDC_CLIENT_ID: CLIENT.id,
    QINGFENG_OIDC_CLIENT_SECRET: CLIENT.secret,
  });
  await db.insert(members).values({ signInName: "closed", name: "已停用", deactivatedAt: new Date() });
});
afterAll(() => stop());

/** What our own pages do: NextAuth with our settings. */
function app(request: Request) {
  const config = authConfig({
    origin: async () => ({ ip: "198.51.100.7", userAgent: "test" }),
    beforeSso: async (memberId) => void greeted.push(memberId),
  });
  return Auth(request, { ...config, basePath: "/api/auth", skipCSRFCheck }) as Promise<Response>;
}

/** A browser that has pressed the button, and stands at the provider's address. */
async function begin(next = "/inbox") {
  const jar = new Jar();
  const body = new URLSearchParams({ callbackUrl: next });
  const response = await app(new Request(`${APP}/api/auth/signin/sso`, { method: "POST", body }));
  jar.keep(response);
  return { jar, at: response.headers.get("location") ?? "" };
}

/** Signs in at the provider as `account` and comes back with the address that leads to us. */
async function passProvider(at: string, account: string): Promise<string> {
  const jar = new Jar();
  let next = at;
  for (let step = 0; step < 12; step++) {
    if (next.startsWith(APP)) return next;
    let response = await fetch(next, { redirect: "manual", headers: { cookie: jar.header } });
    jar.keep(response);
    if (response.status === 200) {
      const prompt = /name="prompt" value="(\w+)"/.exec(await response.text())?.[1] ?? "";
      const body = new URLSearchParams({ prompt, login: account, password: "any" });
      response = await fetch(next, { method: "POST", body, redirect: "manual", headers: { cookie: jar.header } });
      jar.keep(response);
    }
    next = new URL(response.headers.get("location") ?? "", next).href;
  }
  throw new Error(`lost at ${next}`);
}

async function comeBack(jar: Jar, url: string) {
  const response = await app(new Request(url, { headers: { cookie: jar.header } }));
  jar.keep(response);
  const sessionId = await sessionIdOf(jar.get("qf.session"));
  return { to: response.headers.get("location")?.replace(APP, ""), sessionId };
}

async function signInAs(account: string) {
  const { jar, at } = await begin();
  return comeBack(jar, await passProvider(at, account));
}

test("the request carries state, nonce and PKCE", async () => {
  const asked = new URL((await begin()).at).searchParams;
  expect([asked.get("response_type"), asked.get("code_challenge_method"), asked.get("redirect_uri")]).toEqual([
    "code",
    "S256",
    CALLBACK,
  ]);
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(20);
});

test("a person whose sign-in name the provider tells enters as that member, and goes where they wanted to go", async () => {
  const { to, sessionId } = await signInAs("1001");
  expect(to).toBe("/inbox");
  expect(greeted).toEqual([member.id]);
  expect(await findActorBySession(sessionId ?? "")).toMatchObject({ id: member.id });
  const [row] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.id, sessionId ?? ""));
  expect(row).toMatchObject({ method: "sso", ip: "198.51.100.7", kept: false });
  const linked = await db.select().from(events).where(eq(events.subjectId, member.id));
  expect(linked.map(({ name }) => name)).toEqual(["accounts.sso.linked"]);
});

test("once linked the subject counts: a new name at the provider or here changes nothing", async () => {
  await db.update(members).set({ signInName: "renamed" }).where(eq(members.id, member.id));
  const { sessionId } = await signInAs("1001");
  expect(await findActorBySession(sessionId ?? "")).toMatchObject({ id: member.id });
  await db.update(members).set({ signInName: "shi.lei" }).where(eq(members.id, member.id));
});

test.each([
  ["1002", "a second person of the same name", "taken"],
  ["1003", "a name that nobody here has", "unknown"],
  ["1004", "a full-width dot in the name", "unknown"],
  ["1005", "a Cyrillic letter in the name", "unknown"],
  ["1006", "no name at all", "unknown"],
  ["1007", "a closed account", "closed"],
])("%s: %s is refused with a reason, and no account is made", async (account, _, reason) => {
  const before = (await db.select().from(members)).length;
  expect(await signInAs(account)).toEqual({ to: `/sign-in?refused=${reason}`, sessionId: null });
  expect((await db.select().from(members)).length).toBe(before);
});

test("an answer with a foreign state, a foreign code, or to a browser that did not ask lets nobody in", async () => {
  const mine = await begin();
  const url = new URL(await passProvider(mine.at, "1001"));
  const forged = new URL(url);
  forged.searchParams.set("state", "made-up");
  expect(await comeBack(mine.jar, forged.href)).toMatchObject({ sessionId: null });
  expect(await comeBack(new Jar(), url.href)).toMatchObject({ sessionId: null });
  const other = await begin();
  expect(await comeBack(other.jar, url.href)).toMatchObject({ sessionId: null });
});

test("an answer works once, even for the browser that asked", async () => {
  const { jar, at } = await begin();
  const url = await passProvider(at, "1001");
  const before = jar.copy();
  expect((await comeBack(jar, url)).sessionId).not.toBeNull();
  expect(await comeBack(before, url)).toMatchObject({ sessionId: null });
});

test("whoever does not finish at the provider is told so at the door", async () => {
  const { jar } = await begin();
  const { to, sessionId } = await comeBack(jar, `${CALLBACK}?error=access_denied`);
  expect(to).toMatch(/^\/sign-in\?error=/);
  expect(sessionId).toBeNull();
});

test("after single sign-on nobody is led to another host", async () => {
  const { jar, at } = await begin("https://evil.example/");
  const { to } = await comeBack(jar, await passProvider(at, "1001"));
  expect(to?.startsWith("https://evil")).toBe(false);
});

test("an e-mail address as the claim counts only when the provider verified it", async () => {
  const { findOrLinkMember } = await import("./sso.ts");
  process.env.QINGFENG_OIDC_CLAIM = "email";
  const other = await cast.member("works-1");
  await db.update(members).set({ signInName: "a@example.org" }).where(eq(members.id, other.id));
  const claims = { email: "a@example.org", email_verified: false };
  expect(await findOrLinkMember("x 1", claims)).toEqual({ refused: "unknown" });
  expect(await findOrLinkMember("x 1", { ...claims, email: "a＠example.org", email_verified: true })).toEqual({
    refused: "unknown",
  });
  expect(await findOrLinkMember("x 1", { ...claims, email_verified: true })).toEqual({ memberId: other.id });
  delete process.env.QINGFENG_OIDC_CLAIM;
});
