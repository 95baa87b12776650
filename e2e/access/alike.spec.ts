import type { APIResponse } from "@playwright/test";
import { addressOf, expect, nothingLike, nothingOf, type Objects, test } from "./objects.ts";
import type { Subject } from "./people.ts";
import { LEADER, ROUTES, type Row } from "./routes.ts";
import { headersOf, shapeOf } from "./shape.ts";

/** Addresses that name something of one area, kind or person: what never was has the same address but for its name. */
const NAMING = ROUTES.filter(
  ({ sample, methods, byToken }) =>
    !byToken && (!methods || methods.includes("GET")) && /\{(?!nothing|cursor)|works/.test(sample),
);

/** The second path to the same object is where guards are forgotten: outside its unit, in another one, and laid over a page. */
function pathsTo({ kind, sample }: Row): string[] {
  const outside = sample.replace("/units/works", "");
  const isOfWorks = sample.startsWith("/units/works/") && /\{works(?!Column|Breach)|works-site/.test(sample);
  const others = isOfWorks ? [outside, `/units/logistics${outside}`] : [];
  const pages = [sample, ...others, ...furtherIn(sample)];
  return kind === "shared" ? [...pages, ...pages.map((path) => `/api/me${path}`)] : pages;
}

/** Other windows of a thread and other sizes of a picture: addresses of the same route. */
function furtherIn(sample: string): string[] {
  if (sample.endsWith("/threads/{worksThread}")) return [`${sample}/1`, `${sample}/21`];
  if (sample.endsWith("/480")) return ["960", "1600", "original"].map((size) => sample.replace("480", size));
  return sample.startsWith("/api/forum/mentions") ? ["/api/forum/mentions?board={worksBoard}&q=a"] : [];
}

/** Other stories write to the outsider meanwhile: how much waits for them is their own affair. */
const saidIn = async (answer: APIResponse, path: string) =>
  (await shapeOf(answer, path)).replace(/"inbox":\d+/g, '"inbox":0');

for (const outsider of ["member-logistics-1", "leader-logistics", "admin", "security", "auditor"] as const) {
  test(`an object of works and one that never was answer ${outsider} alike, to the byte`, async ({ as, objects }) => {
    test.setTimeout(180_000);
    const asks = await as(outsider);
    const paths = pathsShutTo(outsider, objects);
    expect(paths.length).toBeGreaterThan(40);
    const waiting = paths[Symbol.iterator]();
    const work = async () => {
      for (const { path, twin } of waiting) {
        const [answer, control] = [await asks(path), await asks(twin)];
        expect.soft(headersOf(answer), path).toEqual(headersOf(control));
        expect.soft(await saidIn(answer, path), path).toBe(await saidIn(control, twin));
        expect.soft(answer.status(), path).toBe(path.startsWith("/api/me/") ? 200 : 404);
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
  });
}

function pathsShutTo(outsider: Subject, objects: Objects) {
  const samples = new Set(NAMING.filter(({ open }) => !open.includes(outsider)).flatMap(pathsTo));
  // Columns and kinds of cases are the organisation's: everybody knows their names.
  const { worksColumn, worksBreach } = objects;
  const nowhere = { ...nothingOf(objects), worksColumn, worksBreach };
  return [...samples].map((sample) => ({ path: addressOf(sample, objects), twin: nothingLike(sample, nowhere) }));
}

test("what is asked is there: every object of the table is open to somebody, and so are other windows and sizes", async ({
  as,
  objects,
}) => {
  // The matrix asks all of them; what is open to nobody says why in its row.
  const shut = NAMING.filter(({ open }) => open.length === 0).map(({ route }) => route);
  const known = [
    "/api/media/uploads/[upload]",
    "/desk/bulletins/[bulletin]/versions/[version]/approval",
    // Its author is none of those who ask.
    "/write/title/[thread]",
  ];
  if (!process.env.QINGFENG_WEBHOOK_HOSTS) known.push("/desk/webhooks/[webhook]");
  expect(shut.sort()).toEqual(known.sort());
  const asks = await as(LEADER[0]);
  for (const path of ["/api/media/{worksMedia}/960", "/api/forum/mentions?board={worksBoard}&q=a"])
    expect.soft((await asks(addressOf(path, objects))).status(), path).toBe(200);
});
