import type { APIResponse } from "@playwright/test";
import { addressOf, CANARY, expect, nothingLike, nothingOf } from "./objects.ts";
import { type Ask, INSISTENT, SUBJECTS, type Subject } from "./people.ts";
import { ROUTES, type Row, WORKS } from "./routes.ts";
import { shapeOf } from "./shape.ts";
import { test } from "./tokens.ts";

type Verdict = "open" | "forwarded" | "to the door" | "signed out" | "missing" | "not this method" | "cross-site";

/** The ways to ask for the same page: none of them may answer where the plain one does not. */
type Way = (path: string) => [path: string, ask: Ask];
const PLAIN: Record<string, Way> = { GET: (path) => [path, {}] };
const READINGS: Record<string, Way> = {
  ...PLAIN,
  HEAD: (path) => [path, { method: "HEAD" }],
  "_rsc=x": (path) => [`${path}${path.includes("?") ? "&" : "?"}_rsc=x`, {}],
};
const SEGMENT_PREFETCH = { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
/** What only Next's router asks for: the status is its own affair, the words are not. */
const OF_THE_ROUTER: Record<string, Way> = {
  RSC: (path) => [path, { headers: { rsc: "1" } }],
  "RSC with _rsc": (path) => [`${path}?_rsc`, { headers: { rsc: "1" } }],
  ".rsc": (path) => [`${path}.rsc`, {}],
  ".segments tree": (path) => [`${path}.segments/_tree.segment.rsc`, {}],
  ".segments page": (path) => [`${path}.segments/__PAGE__.segment.rsc`, {}],
  "segment prefetch": (path) => [path, { headers: SEGMENT_PREFETCH }],
  prefetch: (path) => [path, { headers: { rsc: "1", "next-router-prefetch": "1" } }],
};
/** Writes that come from nowhere or from somewhere else. */
const CROSS_SITE: Record<string, Ask> = {
  "POST without Origin": { method: "POST", from: null },
  "POST from elsewhere": { method: "POST", from: "https://evil.example" },
  "POST from a sandbox": { method: "POST", from: "null" },
  "PUT from elsewhere": { method: "PUT", from: "https://evil.example" },
  "PATCH without Origin": { method: "PATCH", from: null },
  "OPTIONS from elsewhere": { method: "OPTIONS", from: "https://evil.example" },
  "DELETE from elsewhere": { method: "DELETE", from: "https://evil.example" },
};

function expected(row: Row, subject: Subject): Verdict {
  if (row.byToken) return "signed out";
  if (subject === "guest" && row.kind === "file") return "to the door";
  if (row.methods && !row.methods.includes("GET")) return "not this method";
  if (subject === "guest") {
    if (!row.guests) return row.kind === "api" ? "signed out" : "to the door";
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
  const isInsistent = INSISTENT.some((name) => name === subject);
  // Who may is the policy's affair; by which way is asked by those who insist.
  const ways = isInsistent ? READINGS : PLAIN;
  test(`${subject} reads what the policy opens${isInsistent ? ", by every way," : ""} and nothing else`, async ({
    as,
    objects,
  }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) => {
      const verdict = expected(row, subject);
      // A live stream does not end: whether it opens is asked in its own test.
      if (row.route === "/api/live" && verdict === "open") return [];
      const path = addressOf(row.sample, objects);
      return everyWay(ways, async (put) => unless(verdict, verdictOf(await asks(...put(path)))));
    });
    expect(wrong).toEqual([]);
  });
}

for (const subject of INSISTENT) {
  test(`${subject} gets by the router's own ways no word of what the policy shuts`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const shut = ROUTES.filter(({ methods }) => !methods).filter(
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
        const isAlike = async (one: APIResponse) =>
          (await shapeOf(await asks(...put(nowhere)), nowhere)) === (await shapeOf(one, path));
        // What other stories write to whoever asks, between two questions, is in the second answer alone.
        if ((await isAlike(answer)) || (await isAlike(await asks(...put(path))))) return null;
        return `${answer.status()} with a page`;
      });
    });
    expect(wrong).toEqual([]);
  });
}

// A program has no cookie, only its token: the API answers by the rights of its member, and nothing else knows it.
for (const subject of ["member-works-1", "member-logistics-1", "leader-works", "admin"] as const) {
  test(`a token of ${subject} opens the API as far as its member may read, and no page or file`, async ({
    as,
    bearers,
    objects,
  }) => {
    test.setTimeout(120_000);
    const [guest, headers] = [await as("guest"), await bearers(subject)];
    const isOfWorks = WORKS.some((name) => name === subject);
    const wrong = await everyRow(ROUTES, async (row) => {
      const verdict = row.byToken ? (isOfWorks ? "open" : "missing") : expected(row, "guest");
      const answer = await guest(addressOf(row.sample, objects), { headers });
      const what = unless(verdict, verdictOf(answer));
      return what === null ? [] : [what];
    });
    expect(wrong).toEqual([]);
  });
}

// Whom it lets in is asked above; that no other method goes round it, a guest, a member, a stranger and an administrator try.
for (const subject of ["guest", "member-works-1", "member-logistics-1", "admin"] as const) {
  test(`${subject} finds no method from our own pages that opens what reading does not`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) => {
      const isGuestAtDoor = subject === "guest" && row.kind === "file";
      return everyWay({ PUT: "PUT", DELETE: "DELETE" } as const, async (method) => {
        const isOne = !row.methods || isGuestAtDoor || row.methods.some((known) => known === method);
        const verdict = isOne ? expected(row, subject) : "not this method";
        return verdict === "open"
          ? null
          : unless(verdict, verdictOf(await asks(addressOf(row.sample, objects), { method })));
      });
    });
    expect(wrong).toEqual([]);
  });
}

// Asked before anybody is known: one guest, one member and one administrator stand for all.
for (const subject of ["guest", "member-works-1", "admin"] as const) {
  test(`${subject} changes nothing from another site, whatever the address and the method`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(subject);
    const wrong = await everyRow(ROUTES, async (row) =>
      everyWay(CROSS_SITE, async (ask) =>
        unless(
          row.fromAnywhere && ask.method === "POST" ? "missing" : "cross-site",
          verdictOf(await asks(addressOf(row.sample, objects), ask)),
        ),
      ),
    );
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

async function everyWay<Kind>(ways: Record<string, Kind>, wrongOf: (way: Kind) => Promise<string | null>) {
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
