import { eq } from "drizzle-orm";
import { parseDocument } from "htmlparser2";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { feedKeys } from "#db/schema/feeds.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { addTopicItem } from "../topics/commands/add-topic-item.ts";
import { createTopic } from "../topics/commands/create-topic.ts";
import { publishTopic } from "../topics/commands/publish-topic.ts";
import { updateTopic } from "../topics/commands/update-topic.ts";
import { answerFeed } from "./answer.ts";
import { createFeedKey } from "./commands/create-feed-key.ts";
import { revokeFeedKey } from "./commands/revoke-feed-key.ts";
import { FEED_KEYS_MAX, listFeedKeys } from "./keys.ts";
import { publicAddresses } from "./sitemap.ts";

let cast: Cast;
let ids: { open: string; site: string; works: string };
const HOSTILE = '题目 <script>&"]]>';
beforeAll(async () => {
  process.env.QINGFENG_ORIGIN = "https://qingfeng.test";
  cast = await castOf();
  const [open, shut] = [await plantColumn("feed-open"), await plantColumn("feed-shut")];
  await db.update(bulletinColumns).set({ visibility: "public" }).where(eq(bulletinColumns.id, open.id));
  const { id: authorId } = await cast.staff("editor");
  const plant = async (columnId: string, unit: string | null, title?: string) =>
    (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId, title })).id;
  ids = {
    open: await plant(open.id, null, HOSTILE),
    site: await plant(shut.id, null),
    works: await plant(shut.id, "works"),
  };
});

const ask = (reader: string, name: string, etag: string | null = null) => {
  const url = new URL(`https://elsewhere.test/api/feeds/${reader}/${name}`);
  return answerFeed({ reader, name, url, etag, lang: "zh-CN" });
};
const idsIn = (text: string) => Object.entries(ids).flatMap(([name, id]) => (text.includes(id) ? [name] : []));

test("the open feed holds what is public, in three formats that are well-formed whatever a title says", async () => {
  for (const [name, type] of [
    ["all.rss", "application/rss+xml"],
    ["all.atom", "application/atom+xml"],
    ["feed-open.json", "application/feed+json"],
  ] as const) {
    const answer = await ask("public", name);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, `${type}; charset=utf-8`]);
    const text = await answer.text();
    expect(idsIn(text)).toEqual(["open"]);
    expect(text).toContain(`https://qingfeng.test/public/bulletins/${ids.open}`);
    expect(text, "the address that was asked for names no link").not.toContain("elsewhere.test");
    if (name.endsWith("json"))
      expect(JSON.parse(text)).toMatchObject({
        version: "https://jsonfeed.org/version/1.1",
        language: "zh-CN",
        items: [{ title: HOSTILE }],
      });
    else expect(titleIn(text)).toBe(HOSTILE);
  }
});

/** The title of the first entry, as an XML reader gets it. */
function titleIn(xml: string): string {
  type Node = { name?: string; data?: string; children?: Node[] };
  const find = (node: Node, name: string): Node | undefined =>
    node.name === name ? node : node.children?.map((child) => find(child, name)).find(Boolean);
  const said = (node: Node | undefined): string =>
    node ? (node.data ?? "") + (node.children ?? []).map(said).join("") : "";
  const root = parseDocument(xml, { xmlMode: true }) as unknown as Node;
  return said(find(find(root, "item") ?? find(root, "entry") ?? {}, "title"));
}

test("the same content is not sent twice, and what was withdrawn is gone at once and told to those that kept it", async () => {
  const first = await ask("public", "feed-open.atom");
  const etag = first.headers.get("etag");
  expect((await ask("public", "feed-open.atom", etag)).status).toBe(304);
  await withdrawBulletin(await cast.staff("publisher"), { bulletinId: ids.open, reason: "停用" });
  const text = await (await ask("public", "feed-open.atom", etag)).text();
  expect(text).not.toContain("<entry>");
  expect(text).toContain(`<at:deleted-entry ref="urn:uuid:${ids.open}"`);
  expect(await (await ask("public", "all.atom")).text()).not.toContain(ids.site);
});

test("a private address reads as its member: own units, no others; it dies with a revocation or the account", async () => {
  const [insider, outsider] = [await cast.member("works-1"), await cast.member("logistics")];
  const made = await createFeedKey(insider, { name: "办公室电脑" });
  const other = await createFeedKey(outsider, { name: "手机" });
  expect(idsIn(await (await ask(made.secret, "all.rss")).text())).toEqual(["site", "works"]);
  expect(idsIn(await (await ask(other.secret, "all.rss")).text())).toEqual(["site"]);
  const answer = await ask(made.secret, "feed-shut.json");
  expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(answer.headers.get("cache-control")).toBe("private, no-cache");
  const links = JSON.parse(await answer.text()).items.map(({ url }: { url: string }) => new URL(url).pathname);
  expect(links.sort()).toEqual([`/bulletins/${ids.site}`, `/units/works/bulletins/${ids.works}`].sort());
  await expect(revokeFeedKey(outsider, { feedKeyId: made.id })).rejects.toMatchObject({ code: "not_found" });
  await revokeFeedKey(insider, { feedKeyId: made.id });
  expect((await ask(made.secret, "all.rss")).status).toBe(404);
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, outsider.id));
  expect((await ask(other.secret, "all.rss")).status).toBe(404);
});

test("a topic is followed: what is public in it by anybody once it is opened, all else with a key; what went is told", async () => {
  const [editor, publisher] = [await cast.staff("editor"), await cast.staff("publisher")];
  const open = await db.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.slug, "feed-open") });
  const plant = async () => (await plantBulletin({ columnId: open!.id, unitId: null, authorId: editor.id })).id;
  const [everybody, other] = [await plant(), await plant()];
  const { id: topicId } = await createTopic(editor, { title: "节日提醒", slug: "followed" });
  for (const address of [`/bulletins/${everybody}`, `/bulletins/${ids.site}`, `/units/works/bulletins/${ids.works}`])
    await addTopicItem(editor, { topicId, address });
  const [insider, outsider] = [await cast.member("works-1"), await cast.member("logistics")];
  const key = (await createFeedKey(insider, { name: "专题" })).secret;
  const otherKey = (await createFeedKey(outsider, { name: "专题" })).secret;
  const held = async (reader: string, format: string) => {
    const answer = await ask(reader, `topic.followed.${format}`);
    const text = await answer.text();
    const known = { everybody, other, site: ids.site, works: ids.works };
    return [answer.status, Object.entries(known).flatMap(([name, id]) => (text.includes(id) ? [name] : []))];
  };
  expect(await held(key, "rss"), "not before it is published").toEqual([404, []]);
  await publishTopic(editor, { topicId, isPublished: "true" });
  expect(await held("public", "rss"), "not before it is opened").toEqual([404, []]);
  for (const format of ["rss", "atom", "json"]) {
    expect(await held(key, format)).toEqual([200, ["everybody", "site", "works"]]);
    expect(await held(otherKey, format)).toEqual([200, ["everybody", "site"]]);
  }
  await updateTopic(editor, { topicId, title: "节日提醒", isPublic: "on" });
  for (const format of ["rss", "atom", "json"]) expect(await held("public", format)).toEqual([200, ["everybody"]]);
  const first = await ask("public", "topic.followed.atom");
  expect(await first.text()).toContain("<title>节日提醒 · ");
  expect((await ask("public", "topic.followed.atom", first.headers.get("etag"))).status).toBe(304);
  expect((await publicAddresses()).map(({ path }) => path).join()).not.toContain("topics");
  for (const bulletinId of [everybody, other]) await withdrawBulletin(publisher, { bulletinId, reason: "停用" });
  const text = await (await ask("public", "topic.followed.atom")).text();
  expect(text).toContain(`<at:deleted-entry ref="urn:uuid:${everybody}"`);
  expect([text.includes("<entry>"), text.includes(other)]).toEqual([false, false]);
  await publishTopic(editor, { topicId, isPublished: "false" });
  expect([await held(key, "atom"), await held("public", "atom")]).toEqual([
    [404, []],
    [404, []],
  ]);
});

test("a key is kept as a hash, stands in no event, and there are so many and no more", async () => {
  const member = await cast.member("office-1");
  const { secret: key } = await createFeedKey(member, { name: "一" });
  const kept = JSON.stringify(await db.select().from(feedKeys));
  const told = JSON.stringify(await db.query.events.findMany());
  expect([kept.includes(key), told.includes(key)]).toEqual([false, false]);
  for (let n = 1; n < FEED_KEYS_MAX; n++) await createFeedKey(member, { name: `第 ${n}` });
  await expect(createFeedKey(member, { name: "多" })).rejects.toMatchObject({
    fields: { name: { key: "tooManyKeys" } },
  });
  expect(await listFeedKeys(member)).toHaveLength(FEED_KEYS_MAX);
  await expect(createFeedKey(cast.guest, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("what is not there, what is shut and what is no format answer alike", async () => {
  for (const [reader, name] of [
    ["public", "feed-shut.rss"],
    ["public", "nothing.rss"],
    ["public", "topic.nothing.rss"],
    ["public", "topic.all.rss"],
    ["public", "all.xml"],
    ["public", "all"],
    ["unknown-key", "all.rss"],
    ["x".repeat(5000), "all.rss"],
  ] as const) {
    const answer = await ask(reader, name);
    expect([answer.status, await answer.text()], name).toEqual([404, ""]);
  }
});

test("the sitemap names public columns and texts, and nothing else", async () => {
  const { id: authorId } = await cast.staff("editor");
  const column = await db.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.slug, "feed-open") });
  const { id } = await plantBulletin({ columnId: column!.id, unitId: null, authorId });
  const paths = (await publicAddresses()).map(({ path }) => path);
  expect(paths).toEqual(["/public", "/public/bulletins/columns/feed-open", `/public/bulletins/${id}`]);
});
