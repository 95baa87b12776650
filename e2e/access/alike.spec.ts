import { addressOf, expect, nothingLike, nothingOf, test } from "./objects.ts";
import { headersOf, shapeOf } from "./shape.ts";

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
  "/desk/moderation/people/{person}",
  "/units/works/forum/log",
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
