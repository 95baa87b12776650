import type { APIResponse } from "@playwright/test";
import { addressOf, CANARY, expect, NOTHING, type Objects, test } from "./objects.ts";
import { type Ask, SUBJECTS, type Subject } from "./people.ts";
import { ROUTES, type Row } from "./routes.ts";
import { headersOf, shapeOf } from "./shape.ts";

type Verdict = "open" | "forwarded" | "to the door" | "signed out" | "missing" | "not this method" | "cross-site";

/** The ways to ask for the same page: none of them may answer where the plain one does not. */
const READINGS: Record<string, (path: string) => [path: string, ask: Ask]> = {
  GET: (path) => [path, {}],
  HEAD: (path) => [path, { method: "HEAD" }],
  "_rsc=x": (path) => [`${path}${path.includes("?") ? "&" : "?"}_rsc=x`, {}],
};
/** What only Next's router asks for: the status is its own affair, the words are not. */
const OF_THE_ROUTER: Record<string, (path: string) => [path: string, ask: Ask]> = {
  RSC: (path) => [path, { headers: { rsc: "1" } }],
  "RSC with _rsc": (path) => [`${path}?_rsc`, { headers: { rsc: "1" } }],
  ".rsc": (path) => [`${path}.rsc`, {}],
  ".segments tree": (path) => [`${path}.segments/_tree.segment.rsc`, {}],
  ".segments page": (path) => [`${path}.segments/__PAGE__.segment.rsc`, {}],
  prefetch: (path) => [path, { headers: { rsc: "1", "next-router-prefetch": "1" } }],
};
/** Writes that come from nowhere or from somewhere else. */
const CROSS_SITE: Record<string, Ask> = {
  "POST without Origin": { method: "POST", from: null },
  "POST from elsewhere": { method: "POST", from: "https://evil.example" },
  "POST from a sandbox": { method: "POST", from: "null" },
  "PUT from elsewhere": { method: "PUT", from: "https://evil.example" },
  "PATCH without Origin": { method: "PATCH", from: null },
  "DELETE from elsewhere": { method: "DELETE", from: "https://evil.example" },
};

function expected(row: Row, subject: Subject): Verdict {
  const isApi = row.kind === "api";
  if (isApi && !row.methods?.includes("GET")) return "not this method";
  if (subject === "guest") {
    if (!row.guests) return isApi ? "signed out" : "to the door";
    return row.open.length === 0 ? "missing" : "open";
  }
  if (!row.open.includes(subject)) return "missing";
  return row.forwards ? "forwarded" : "open";
}

function verdictOf(answer: APIResponse): Verdict | string {
  const { location = "" } = answer.headers();
  const status = answer.status();
  if (status === 303 && /^\/sign-in(\?|$)/.test(location)) return "to the door";
  if ((status === 303 || status === 307) && location.startsWith("/")) return "forwarded";
  const known = { 200: "open", 401: "signed out", 403: "cross-site", 404: "missing", 405: "not this method" };
  return known[status as keyof typeof known] ?? `${status} ${location}`;
}

for (const subject of SUBJECTS) {
  test(`${subject} reads what the policy opens, by every way, and nothing else`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) => {
      const verdict = expected(row, subject);
      // A live stream does not end: whether it opens is asked in its own test.
      if (row.route === "/api/live" && verdict === "open") return [];
      const path = addressOf(row.sample, objects);
      return everyWay(READINGS, async (put) => unless(verdict, verdictOf(await asks(...put(path)))));
    });
    expect(wrong).toEqual([]);
  });

  test(`${subject} gets by the router's own ways no word of what the policy shuts`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const shut = ROUTES.filter(({ kind }) => kind !== "api").filter(
      (row) => !["open", "forwarded"].includes(expected(row, subject)),
    );
    const wrong = await everyRow(shut, async (row) => {
      const path = addressOf(row.sample, objects);
      return everyWay(OF_THE_ROUTER, async (put) => {
        const answer = await asks(...put(path));
        const text = await answer.text();
        if (text.includes(CANARY)) return "says what stands there";
        if (answer.status() >= 300 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return null;
        const nowhere = nothingLike(row.sample, nothingOf(objects));
        const control = await asks(...put(nowhere));
        return (await shapeOf(control, nowhere)) === (await shapeOf(answer, path))
          ? null
          : `${answer.status()} with a page`;
      });
    });
    expect(wrong).toEqual([]);
  });

  test(`${subject} changes nothing from another site, whatever the address and the method`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) =>
      everyWay(CROSS_SITE, async (ask) =>
        unless("cross-site", verdictOf(await asks(addressOf(row.sample, objects), ask))),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test(`${subject} finds no method from our own pages that opens what reading does not`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) => {
      const verdict = row.kind === "api" ? "not this method" : expected(row, subject);
      if (verdict === "open") return [];
      return everyWay({ PUT: "PUT", DELETE: "DELETE" }, async (method) =>
        unless(verdict, verdictOf(await asks(addressOf(row.sample, objects), { method }))),
      );
    });
    expect(wrong).toEqual([]);
  });
}

/** What is wrong with each row, a few rows at a time. */
async function everyRow(rows: Row[], wrongOf: (row: Row) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = rows[Symbol.iterator]();
  const work = async () => {
    for (const row of waiting) wrong.push(...(await wrongOf(row)).map((what) => `${row.route} ${what}`));
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return wrong;
}

async function everyWay<Way>(ways: Record<string, Way>, wrongOf: (way: Way) => Promise<string | null>) {
  const wrong: string[] = [];
  for (const [name, way] of Object.entries(ways)) {
    const what = await wrongOf(way);
    if (what !== null) wrong.push(`${name}: ${what}`);
  }
  return wrong;
}

const unless = (due: string, got: string) => (got === due ? null : `${got}, expected ${due}`);

test("a compressed body is refused at every address, before anybody unpacks it", async ({ as, objects }) => {
  const asks = await as("member-works-1");
  const wrong: string[] = [];
  for (const row of ROUTES) {
    for (const method of ["GET", "POST"]) {
      const answer = await asks(addressOf(row.sample, objects), { method, headers: { "content-encoding": "br" } });
      if (answer.status() !== 415) wrong.push(`${method} ${row.sample}: ${answer.status()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a guest who writes to an api that changes something is told to sign in, not more", async ({ as }) => {
  const guest = await as("guest");
  for (const row of ROUTES.filter(
    ({ kind, guests, methods }) => kind === "api" && !guests && methods?.includes("POST"),
  )) {
    const answer = await guest(row.sample, { method: "POST", data: "{}" });
    expect.soft(answer.status(), row.sample).toBe(401);
  }
});

/** Every address of an object of `works`: the second path to the same object is where guards are forgotten. */
const OF_WORKS = [
  "/units/works",
  "/units/works/bulletins",
  "/units/works/bulletins/{worksBulletin}",
  "/bulletins/{worksBulletin}",
  "/units/logistics/bulletins/{worksBulletin}",
  "/desk/bulletins/{worksBulletin}",
  "/desk/bulletins/{worksBulletin}/preview",
  "/units/works/cases",
  "/units/works/cases/{worksCase}",
  "/cases/{worksCase}",
  "/units/logistics/cases/{worksCase}",
  "/desk/cases/{worksCase}",
  "/desk/cases/{worksCase}/preview",
  "/units/works/forum",
  "/units/works/forum/boards/works-site",
  "/forum/boards/works-site",
  "/units/logistics/forum/boards/works-site",
  "/units/works/forum/threads/{worksThread}",
  "/units/works/forum/threads/{worksThread}/1",
  "/units/works/forum/threads/{worksThread}/21",
  "/forum/threads/{worksThread}",
  "/forum/threads/{worksThread}/1",
  "/units/logistics/forum/threads/{worksThread}",
  "/api/me/units/works",
  "/api/me/units/works/forum/threads/{worksThread}",
  "/api/me/forum/threads/{worksThread}",
  "/api/me/units/logistics/forum/threads/{worksThread}/1",
  "/api/me/units/works/forum/boards/works-site",
  "/api/me/forum/boards/works-site",
  "/api/me/units/works/bulletins/{worksBulletin}",
  "/api/me/bulletins/{worksBulletin}",
  "/api/media/{worksMedia}/480",
  "/api/media/{worksMedia}/960",
  "/api/media/{worksMedia}/1600",
  "/api/media/{worksMedia}/original",
  "/api/live?topic=thread:{worksThread}",
  "/api/forum/mentions?thread={worksThread}&q=a",
  "/api/forum/mentions?board={worksBoard}&q=a",
  "/flags/{worksPost}",
  "/history/{worksPost}",
  "/moderate/threads/{worksThread}",
  "/desk/moderation/posts/{worksPost}",
  "/desk/moderation/appeals/{appeal}",
  "/desk/boards/{worksBoard}",
  "/write/edit/{worksPost}",
  "/write/reply/{worksThread}/1",
  "/write/thread/works-site",
];

for (const outsider of ["member-logistics-1", "leader-logistics", "admin", "security", "auditor"] as const) {
  test(`an object of works and one that never was answer ${outsider} alike, to the byte`, async ({ as, objects }) => {
    test.setTimeout(120_000);
    const asks = await as(outsider);
    const nowhere = nothingOf(objects);
    for (const sample of OF_WORKS) {
      const [path, twin] = [addressOf(sample, objects), nothingLike(sample, nowhere)];
      const [answer, control] = [await asks(path), await asks(twin)];
      expect.soft(headersOf(answer), path).toEqual(headersOf(control));
      expect.soft(await shapeOf(answer, path), path).toBe(await shapeOf(control, twin));
      const isOverlay = path.startsWith("/api/me/");
      expect.soft(answer.status(), path).toBe(isOverlay ? 200 : 404);
    }
  });
}

test("those addresses are real: a leader of works gets an answer from all that a leader may open", async ({
  as,
  objects,
}) => {
  const asks = await as("leader-works");
  const theirs = [
    "/units/works",
    "/flags/",
    "/history/",
    "/moderate/",
    "/write/reply",
    "/write/thread",
    "/api/media",
    "/api/forum",
  ];
  const notTheirs = [/original$/, /threads\/[^/]+\/\d+$/];
  for (const sample of OF_WORKS) {
    const path = addressOf(sample, objects);
    if (!theirs.some((start) => path.startsWith(start)) || notTheirs.some((end) => end.test(path))) continue;
    expect.soft((await asks(path)).status(), path).toBe(200);
  }
});

/** The same address for a unit, a board and objects that do not exist. */
const nothingLike = (sample: string, nowhere: Objects) =>
  addressOf(sample, nowhere).replace("/units/works", "/units/nowhere").replaceAll("works-site", "nowhere-at");

const nothingOf = (objects: Objects) =>
  Object.fromEntries(
    Object.keys(objects).map((name) => [name, name === "cursor" ? objects.cursor : NOTHING]),
  ) as Objects;
