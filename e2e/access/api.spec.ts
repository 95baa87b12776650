import { expect, NOTHING, type Objects } from "./objects.ts";
import type { Asks } from "./people.ts";
import { test } from "./tokens.ts";

/*
 * Every operation of the API, as its own document names them: a new one is asked too, or this says that it does not know
 * what its path names.
 */

type Document = { paths: Record<string, Record<string, { description?: string }>> };

const FIELDS = {
  threadId: "worksThread",
  boardId: "worksBoard",
  postId: "worksPost",
  bulletinId: "worksBulletin",
  pollId: "poll",
  // Lines of an inbox and bookmarks are one's own: nobody else has any that could be named.
  itemId: "nothing",
  bookmarkId: "nothing",
} as const satisfies Record<string, keyof Objects>;

const isKnown = (field: string): field is keyof typeof FIELDS => field in FIELDS;

/** The operations that name something, with the path to it and the one to what never was. */
async function namingOperations(asks: Asks, objects: Objects) {
  const { paths } = (await (await asks("/api/v1/openapi.json")).json()) as Document;
  return Object.entries(paths).flatMap(([path, methods]) => {
    const fields = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = ""]) => field).filter((field) => field !== "kind");
    expect(
      fields.filter((field) => !isKnown(field)),
      `what ${path} names`,
    ).toEqual([]);
    if (fields.length === 0) return [];
    const at = (named: (field: keyof typeof FIELDS) => string) =>
      `/api/v1${path.replace(/\{(\w+)\}/g, (_, field) => named(field))}`;
    const named = (field: keyof typeof FIELDS) =>
      path.endsWith("/poll") && field === "threadId" ? objects.pollThread : objects[FIELDS[field]];
    const query = path.endsWith("/find") ? "?q=a" : "";
    const [real, none] = [at(named) + query, at(() => NOTHING) + query];
    return Object.keys(methods).map((method) => ({ method: method.toUpperCase(), real, none }));
  });
}

for (const outsider of ["member-logistics-1", "leader-logistics", "admin", "auditor"] as const) {
  test(`by the API an object of works and one that never was answer ${outsider} alike, whatever is asked of them`, async ({
    as,
    bearers,
    objects,
  }) => {
    const [guest, headers] = [await as("guest"), await bearers(outsider)];
    for (const { method, real, none } of await namingOperations(guest, objects)) {
      const data = method === "GET" ? undefined : JSON.stringify({ text: "门外的话", revision: 1, on: true });
      const [answer, control] = [
        await guest(real, { method, headers, data }),
        await guest(none, { method, headers, data }),
      ];
      expect.soft([400, 404], `${method} ${real}: ${answer.status()}`).toContain(answer.status());
      expect
        .soft([answer.status(), await answer.text()], `${method} ${real}`)
        .toEqual([control.status(), await control.text()]);
    }
  });
}

test("a leader of works reads by the API all that its paths name there, and nobody anything without a token", async ({
  as,
  bearers,
  objects,
}) => {
  const [guest, headers] = [await as("guest"), await bearers("leader-works")];
  for (const { method, real } of await namingOperations(guest, objects)) {
    if (method === "GET") expect.soft((await guest(real, { headers })).status(), real).toBe(200);
    expect.soft((await guest(real, { method })).status(), `${method} ${real} without a token`).toBe(401);
    expect.soft((await (await as("leader-works"))(real, { method })).status(), `${method} ${real} by cookie`).toBe(401);
  }
});
