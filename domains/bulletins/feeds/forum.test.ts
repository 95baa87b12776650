import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { ignores } from "#db/schema/ignores.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import { labelThread } from "#domains/forum/labels/commands/label-thread.ts";
import { again, say } from "#domains/forum/voices/testing.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { answerFeed } from "./answer.ts";
import { createFeedKey } from "./commands/create-feed-key.ts";
import { revokeFeedKey } from "./commands/revoke-feed-key.ts";
import { findForumFeed } from "./forum.ts";

type Person = Actor & { id: string };
const HOSTILE = '题目 <script>&"]]>';
let cast: Cast;
let author: Person;
let reader: Person;
let place: { board: string; thread: string; tag: string };
beforeAll(async () => {
  process.env.QINGFENG_ORIGIN = "https://qingfeng.test";
  cast = await castOf();
  [author, reader] = [await cast.member("works-1", "石磊"), await cast.member("works-2", "唐婉")];
  const unitId = cast.unit("works");
  const board = await plantBoard(unitId, { name: "工地夜话", slug: "quay-talk", allowsAnonymous: true });
  const where = { boardId: board.id, unitId };
  const said = [
    { by: author, text: "先说说" },
    { by: author, text: "藏起来的", hidden: "跑题" },
    { by: author, text: "等着的", pending: true },
    { by: author, text: "收回的", deleted: true },
    { by: reader, text: "我说的" },
  ];
  const thread = await plantThread(where, author, said, { title: HOSTILE });
  await plantThread(where, author, [{ by: author, text: "开头藏了", hidden: "跑题" }], { title: "藏起来的题目" });
  const { labels } = await plantLabels(unitId, ["安全"]);
  await labelThread(author, { threadId: thread.id, labels: [labels[0]!.id] });
  place = { board: board.slug, thread: thread.id, tag: labels[0]!.id };
});

const ask = (key: string, name: string, etag: string | null = null) =>
  answerFeed({
    reader: key,
    name,
    url: new URL(`https://elsewhere.test/api/feeds/${key}/${name}`),
    etag,
    lang: "zh-CN",
  });
const keyOf = async (actor: Actor) => (await createFeedKey(actor, { name: "电脑" })).secret!;
const textOf = async (key: string, name: string) => (await ask(key, name)).text();
const names = () => Object.entries(place).map(([kind, name]) => `${kind}.${name}`);

test("a board, a thread and a tag are followed behind a key, in three formats that are well-formed whatever a title says", async () => {
  const key = await keyOf(reader);
  for (const name of names())
    for (const [format, type] of [
      ["rss", "application/rss+xml"],
      ["atom", "application/atom+xml"],
      ["json", "application/feed+json"],
    ]) {
      const answer = await ask(key, `${name}.${format}`);
      expect([answer.status, answer.headers.get("content-type")], name).toEqual([200, `${type}; charset=utf-8`]);
      expect(answer.headers.get("cache-control")).toBe("private, no-cache");
      const text = await answer.text();
      expect(text).toContain("先说说");
      expect(text).toContain(`https://qingfeng.test/units/works/forum/threads/${place.thread}`);
      expect(text, "the address that was asked for names no link").not.toContain("elsewhere.test/units");
      const etag = answer.headers.get("etag");
      expect((await ask(key, `${name}.${format}`, etag)).status).toBe(304);
    }
  const board = JSON.parse(await textOf(key, `board.${place.board}.json`));
  expect(board).toMatchObject({ title: expect.stringContaining("工地夜话"), items: [{ title: HOSTILE }] });
  const thread = JSON.parse(await textOf(key, `thread.${place.thread}.json`));
  expect(thread.items.map(({ title }: { title: string }) => title)).toEqual(["#5 唐婉", "#1 石磊"]);
  expect(await findForumFeed(reader, `board.${place.board}`)).toMatchObject({ name: "工地夜话" });
});

test("nothing leaves in a feed that not every reader of the thread sees: not even to who keeps order, or to its author", async () => {
  for (const person of [await cast.leader("works"), author]) {
    const key = await keyOf(person);
    for (const name of names()) expect(await textOf(key, `${name}.json`)).not.toMatch(/藏|等着的|收回的/);
  }
});

test("an outsider, a guest and an ended key get what a thing that never was gets; so does a member from the moment that they leave", async () => {
  const [outsider, mover] = [await keyOf(await cast.member("office-1")), await cast.member("works-2")];
  const [moved, ended] = [await keyOf(mover), await createFeedKey(reader, { name: "旧手机" })];
  await revokeFeedKey(reader, { feedKeyId: ended.id });
  expect((await ask(moved, `board.${place.board}.rss`)).status).toBe(200);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  const shapeOf = async (key: string, name: string) => {
    const answer = await ask(key, `${name}.rss`);
    return [answer.status, [...answer.headers], await answer.text()];
  };
  for (const key of [outsider, moved, ended.secret!, "public", "nobody"])
    for (const [kind, name] of Object.entries(place)) {
      const missing = await shapeOf(key, `${kind}.${kind === "board" ? "no-such" : crypto.randomUUID()}`);
      expect(missing[0]).toBe(404);
      expect(await shapeOf(key, `${kind}.${name}`), `${kind} ${key}`).toEqual(missing);
    }
  expect(await findForumFeed(await cast.member("office-1"), `board.${place.board}`)).toBeNull();
});

test("what everybody may follow holds of a unit's own nothing but for its members, and nothing at all is open", async () => {
  const board = await plantBoard(null, { name: "全站", slug: "everybody" });
  await plantThread({ boardId: board.id, unitId: null }, author, [{ by: author, text: "大家都能看" }]);
  const inside = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: inside.id, unitId: inside.unitId }, author, [
    { by: author, text: "单位里说" },
  ]);
  const { labels } = await plantLabels(null, ["节日"]);
  await labelThread(author, { threadId: thread.id, labels: [labels[0]!.id] });
  const [outsider, member] = [await keyOf(await cast.member("office-1")), await keyOf(author)];
  const tag = `tag.${labels[0]!.id}.json`;
  expect(await textOf(member, tag)).toContain("单位里说");
  expect((await ask(outsider, tag)).status).toBe(200);
  expect(await textOf(outsider, tag)).not.toContain("单位里说");
  expect(await textOf(outsider, "board.everybody.json")).toContain("大家都能看");
  expect((await ask("public", "board.everybody.json")).status).toBe(404);
});

test("who speaks without a name is told as a voice, and who is ignored is not told at all", async () => {
  const key = await keyOf(reader);
  await say(author, place.thread, "不写名字的一句");
  const text = await textOf(key, `thread.${place.thread}.json`);
  const [newest] = JSON.parse(text).items;
  expect(newest).toMatchObject({ title: "#6 匿名1", authors: [{ name: "匿名1" }] });
  const own = await textOf(await keyOf(await again(author)), `thread.${place.thread}.json`);
  expect(JSON.parse(own).items[0]).toMatchObject({ title: "#6 匿名1" });
  const other = await cast.member("works-1");
  await db.insert(ignores).values({ memberId: other.id, ignoredId: author.id });
  const heard = await textOf(await keyOf(other), `thread.${place.thread}.json`);
  expect(heard).not.toContain("先说说");
  expect(heard).toContain("我说的");
});
