import { hide } from "./forms.ts";
import { addressOf, CANARY, expect, NOTHING, saidIn, submit, test, uploaded } from "./objects.ts";
import type { Asks } from "./people.ts";
import { shapeOf } from "./shape.ts";

/*
 * The ways in which forums have leaked, each as a test of the whole product; what is not here is guarded beside its
 * domain. "Outsider" is a member of another branch of the tree.
 */

const OUTSIDER = "member-logistics-1";
/** Pages that an outsider of `works` may open. */
const OUTSIDE = [
  "/",
  "/bulletins",
  "/cases",
  "/forum",
  "/units/logistics",
  "/units/logistics/forum",
  "/inbox",
  "/drafts",
];
const OVERLAYS = ["/api/me/forum", "/api/me/bulletins", "/api/me/units/logistics"];
const unique = (text: string) => `${text}${Math.random().toString(36).slice(2, 10)}`;

/** Says something in the thread of `works`; returns the id of the post. */
async function say(asks: Asks, leader: Asks, thread: string, text: string): Promise<string> {
  const path = `/units/works/forum/threads/${thread}`;
  const answer = await submit(asks, path, 'name="text"', { text });
  expect(answer.status(), "the reply was taken").toBe(303);
  const page = answer.headers().location?.split("#")[0] ?? path;
  const post = saidIn(await (await leader(page)).text(), text.split("\n")[0] ?? "");
  if (!post) throw new Error(`the reply is not on ${page}`);
  return post;
}

test("counts are content: what is said in works moves no figure for an outsider", async ({ as, objects }) => {
  test.setTimeout(120_000);
  const [outsider, member, leader] = [await as(OUTSIDER), await as("member-works-1"), await as("leader-works")];
  const read = async () =>
    Promise.all([...OUTSIDE, ...OVERLAYS].map(async (path) => `${path} ${await shapeOf(await outsider(path), path)}`));
  // Other stories write meanwhile where the outsider may read: what works moves, it moves every time.
  await expect(async () => {
    const before = await read();
    await say(member, leader, objects.worksThread, unique("数目之外 "));
    expect(await read()).toEqual(before);
  }).toPass({ timeout: 90_000 });
});

test("names of what is hidden: no page, picker or call of an outsider names boards or people of works", async ({
  as,
}) => {
  const [outsider, leader] = [await as(OUTSIDER), await as("leader-logistics")];
  const hidden = ["工地夜话", "班组茶座", "机关大院", "works-site", "works-1-team", "office-hall"];
  for (const path of [...OUTSIDE, ...OVERLAYS, "/write/thread/logistics-road", "/me", "/settings", "/no/such/page"]) {
    const text = await (await outsider(path)).text();
    for (const name of hidden) expect.soft(text, `${name} on ${path}`).not.toContain(name);
  }
  for (const path of ["/desk/boards", "/desk/boards/new", "/desk/moderation", "/desk/moderation/log", "/desk/mutes"]) {
    const text = await (await leader(path)).text();
    for (const name of hidden) expect.soft(text, `${name} on ${path}`).not.toContain(name);
  }
  const road = /\/threads\/([0-9a-f-]{36})/.exec(
    await (await outsider("/units/logistics/forum/boards/logistics-road")).text(),
  )?.[1];
  const picker = await (await leader(`/moderate/threads/${road}`)).text();
  expect(picker).toContain("logistics");
  for (const name of hidden) expect.soft(picker, `${name} among the boards to move to`).not.toContain(name);
  for (const q of ["石", "shi", "l", "段", "gao", "%", "_", "", "*"]) {
    const called = await (await outsider(`/api/forum/mentions?thread=${road}&q=${encodeURIComponent(q)}`)).text();
    for (const name of ["石磊", "段小满", "高振山", "雷大勇", "白勇"])
      expect.soft(called, `${name} by ${q}`).not.toContain(name);
  }
});

test("existence oracle: a form that is sent for a post of works and for none is answered alike", async ({
  as,
  objects,
}) => {
  const outsider = await as(OUTSIDER);
  const forms: [path: string, mark: string, field: string, real: string, fields: Record<string, string>][] = [
    ["/flags/{post}", 'name="postId"', "postId", objects.worksPost, { reason: "other", text: "x" }],
    ["/forum/threads/{thread}", 'name="text"', "threadId", objects.worksThread, { text: "门外的话" }],
    [
      "/write/thread/logistics-road",
      'name="title"',
      "boardId",
      objects.worksBoard,
      { title: "门外的题目", text: "门外的话" },
    ],
  ];
  for (const [sample, mark, field, real, fields] of forms) {
    const path = addressOf(sample, objects);
    const answers = [];
    for (const id of [real, NOTHING]) {
      const answer = await submit(outsider, path, mark, { ...fields, [field]: id });
      expect.soft(answer.headers().location ?? "", path).not.toContain(real);
      answers.push([answer.status(), (await shapeOf(answer, path)).replaceAll(id, "@").replace(/k[0-9a-f]{32}/g, "")]);
    }
    expect.soft(answers[0], path).toEqual(answers[1]);
    expect.soft(JSON.stringify(answers), path).not.toContain(CANARY);
  }
  const json: [path: string, body: (id: string) => object, real: string][] = [
    ["/api/forum/reactions", (postId) => ({ postId, kind: "agree", on: true }), objects.worksPost],
    ["/api/forum/read", (threadId) => ({ threadId, number: 1 }), objects.worksThread],
  ];
  for (const [path, body, real] of json) {
    const [answer, control] = await Promise.all(
      [real, NOTHING].map((id) => outsider(path, { method: "POST", data: JSON.stringify(body(id)) })),
    );
    expect.soft([answer?.status(), await answer?.text()], path).toEqual([404, await control?.text()]);
  }
});

test("twins: no other face of a page forgets its guard", async ({ as, objects }) => {
  const outsider = await as(OUTSIDER);
  const faces = [
    ".json",
    ".rss",
    ".xml",
    ".txt",
    ".md",
    "/raw",
    "/print",
    "/embed",
    "/amp",
    "/feed",
    "/rss.xml",
    "/opengraph-image",
  ];
  const queries = ["?format=json", "?print=1", "?embed=1", "?raw", "?output=rss", "?preview=1", "?draft=1"];
  const pages = [
    "/units/works/forum/threads/{worksThread}",
    "/units/works/bulletins/{worksBulletin}",
    "/units/works/cases/{worksCase}",
  ];
  for (const page of pages.map((sample) => addressOf(sample, objects))) {
    for (const end of faces) expect.soft((await outsider(`${page}${end}`)).status(), `${page}${end}`).toBe(404);
    for (const end of queries) {
      const { location } = (await outsider(`${page}${end}`)).headers();
      expect.soft(location, `${page}${end} is asked for without its query, which is 404`).toBe(page);
    }
  }
  for (const path of ["/feed", "/rss.xml", "/api", "/api/threads", "/manifest.webmanifest", "/opengraph-image"]) {
    expect.soft((await outsider(path)).status(), path).toBe(404);
    expect.soft((await (await as("guest"))(path)).status(), path).toBeGreaterThan(302);
  }
});

test("what is hidden is gone at once, its picture too, for everybody but its author and moderators", async ({
  as,
  objects,
}) => {
  const [author, leader, reader] = [await as("member-works-1"), await as("leader-works"), await as("member-works-2")];
  const { mediaId } = await uploaded(author);
  const words = unique("即将隐藏的话 ");
  const post = await say(author, leader, objects.worksThread, `${words}\n![一张图](media:${mediaId})`);
  const thread = `/units/works/forum/threads/${objects.worksThread}`;
  const pages = [thread, "/units/works/forum/boards/works-site", "/units/works"];
  const readAll = async () => (await Promise.all(pages.map(async (path) => (await reader(path)).text()))).join("");
  const picture = `/api/media/${mediaId}/480`;
  await expect.poll(readAll).toContain(words);
  const shown = await reader(picture);
  expect(shown.status()).toBe(200);

  expect((await hide(leader, post)).status()).toBe(303);
  expect(await readAll(), "whoever asks after the moderator's answer reads nothing of it").not.toContain(words);
  const { etag = "" } = shown.headers();
  expect((await reader(picture)).status()).toBe(404);
  expect((await reader(picture, { headers: { "if-none-match": etag } })).status(), "not even for the right ETag").toBe(
    404,
  );
  for (const path of [`/history/${post}`, `/flags/${post}`, `/write/edit/${post}`]) {
    const answer = await reader(path);
    expect.soft(answer.status(), path).toBe(404);
    expect.soft(await answer.text(), path).not.toContain(words);
  }
  expect(await (await reader("/inbox")).text()).not.toContain(words);
  expect((await author(picture)).status(), "its author still sees what is judged").toBe(200);
  expect((await leader(picture)).status()).toBe(200);
});
