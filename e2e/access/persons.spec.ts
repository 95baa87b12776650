import { PASSWORD } from "../fixtures.ts";
import { addressOf, expect, NOTHING, type Objects, submit, test } from "./objects.ts";
import type { Subject } from "./people.ts";
import { ROUTES } from "./routes.ts";

/** What belongs to one person stays with that person. */

const unique = (text: string) => `${text}${Math.random().toString(36).slice(2, 10)}`;

test("a stored page tells nobody by which address somebody else had asked for it", async ({ as, objects }) => {
  const [first, second] = [await as("member-works-1"), await as("member-logistics-1")];
  const [word, place] = [unique("asked"), unique("place")];
  const asked = [`/nothing/${place}`, `/bulletins/before/${objects.cursor}`, `/units/logistics/${place}`];
  for (const path of asked) {
    for (const ask of [{}, { headers: { rsc: "1" } }]) {
      const answer = await first(`${path}?q=${word}`, ask);
      expect.soft(answer.status(), path).toBeGreaterThan(302);
      expect.soft(await (await second(path)).text(), path).not.toContain(word);
    }
  }
  // The page that stands for all that is shut: the address of one who asked is none of another's business.
  await second(`/units/works/${word}`);
  for (const path of ["/units/works", "/units/nowhere", `/units/works/${place}`]) {
    expect.soft(await (await second(path)).text(), path).not.toContain(word);
  }
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

/** Where somebody sees what is their own: from where they are signed in, and what the house keeps of them. */
const OF_ONESELF = ["/settings/sessions", "/settings/archive/file"];
/** Beside what the table names: queries and overlays in which names are looked up. */
const MORE_PLACES = [
  "/api/me/units/works/forum/threads/{worksThread}",
  "/api/me/units/works",
  "/api/forum/mentions?thread={worksThread}&q=liang",
  "/api/forum/mentions?thread={worksThread}&q=canary",
  "/desk/moderation/bulk?deed=hide&item={worksItem}",
];

/** A live stream does not end, and the document of the API names the fields that there are. */
const SPARED = ["/api/live", "/api/v1/openapi.json"];
/** Where the operator lets webhooks go is no address of a person. */
const HOST = process.env.QINGFENG_WEBHOOK_HOSTS?.split(",")[0] ?? "no host";

/** All that this person may read, by the table of who may open what. */
const placesOf = (subject: Subject, objects: Objects) =>
  [
    // The door asks for a password, and has none.
    ...ROUTES.filter(({ open, route, methods, byToken, kind }) => {
      const isRead = kind !== "door" && !byToken && (!methods || methods.includes("GET")) && !SPARED.includes(route);
      return isRead && open.includes(subject) && !OF_ONESELF.includes(route);
    }).map(({ sample }) => sample),
    ...MORE_PLACES,
  ].map((sample) => addressOf(sample, objects));

test("no page or answer tells a leader or a member an e-mail address, an IP or a token", async ({ as, objects }) => {
  test.setTimeout(120_000);
  const canary = "canary-of-a-mailbox@example.org";
  const watched = await as("liang-yu");
  const settings = await submit(watched, "/settings", 'name="email"', {
    email: canary,
    current: PASSWORD,
  });
  expect([200, 303]).toContain(settings.status());
  expect(await (await watched("/settings")).text(), "its owner sees the address").toContain(canary);

  const secrets = [
    /canary-of-a-mailbox/,
    /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
    /\b(?:127\.0\.0\.1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|::1|::ffff:)/,
    /"(?:email|ip|ipAddress|passwordHash|password|token|tokenHash|secret|sessionId|cookie|userAgent)\\?":/i,
    /qf\.(?:session|device)/,
    /eyJ[\w-]{10,}\./,
    /argon2/,
  ];
  for (const person of ["leader-works", "member-works-1"] as const) {
    const asks = await as(person);
    for (const path of placesOf(person, objects)) {
      const answer = await asks(path);
      const said = `${await answer.text()}\n${JSON.stringify({ ...answer.headers(), date: "" })}`;
      const text = said.replaceAll(HOST, "");
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
