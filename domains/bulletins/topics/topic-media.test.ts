import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { libraryItems, media, mediaUses } from "#db/schema/media.ts";
import { topicItems } from "#db/schema/topics.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { setCaptions } from "#domains/media/captions/commands/set-captions.ts";
import { removeItems } from "#domains/media/library/commands/remove-items.ts";
import { shelveFile } from "#domains/media/library/commands/shelve-file.ts";
import { findServed } from "#domains/media/queries.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { addTopicItem } from "./commands/add-topic-item.ts";
import { createTopic } from "./commands/create-topic.ts";
import { publishTopic } from "./commands/publish-topic.ts";
import { removeTopicItem } from "./commands/remove-topic-item.ts";
import { listTopicItems } from "./items/queries.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let editor: Member;
let ofWorks: Member;
let member: Member;
let stranger: Member;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
  ofWorks = await cast.staff("editor", "works");
  [member, stranger] = [await cast.member("works-1"), await cast.member("logistics")];
});
const site: Audience = { kind: "audience", area: "site" };
const outside: (Actor | Audience)[] = [{ kind: "audience", area: "public" }];

/** A picture on a shelf: of works, or of the whole organisation (null). */
async function shelved(by: Member, unit: string | null) {
  const { id } = await uploadPicture(by, { bytes: await pictureOf(900, 600, "png"), fileName: "会场.jpg" });
  const unitId = unit === null ? "" : cast.unit(unit);
  const item = await shelveFile(by, { mediaId: id, title: "会场", licence: "own", unitId });
  return { mediaId: id, itemId: item.id };
}

let topics = 0;
async function topicWith(itemId: string) {
  const { id: topicId } = await createTopic(editor, { title: "影像专题", slug: `media-${++topics}` });
  await addTopicItem(editor, { topicId, address: `/desk/media/${itemId}` });
  return topicId;
}

const PICTURE = ["480", "960", "2400", "16x9", "1x1", "235x100"];
const FILM = ["file", "poster", "hls.m3u8", "360.m3u8", "360-00000.ts", "captions-zh-CN.vtt"];
/** Which of these addresses of a file answer. */
async function answers(viewer: Actor | Audience, id: string, names: string[]) {
  const served = await Promise.all(names.map((name) => findServed(viewer, { id, name, accept: "" }, carriers)));
  return names.filter((_, index) => served[index] !== null);
}

test("a picture in a topic answers by every address to whoever is signed in, while the topic is published and gathers it", async () => {
  const { mediaId, itemId } = await shelved(editor, null);
  const topicId = await topicWith(itemId);
  expect(await answers(member, mediaId, PICTURE)).toEqual([]);
  await publishTopic(editor, { topicId, isPublished: "true" });
  for (const reader of [member, stranger]) expect(await answers(reader, mediaId, PICTURE)).toEqual(PICTURE);
  for (const guest of [cast.guest, ...outside]) expect(await answers(guest, mediaId, PICTURE)).toEqual([]);
  await publishTopic(editor, { topicId, isPublished: "false" });
  expect(await answers(member, mediaId, PICTURE)).toEqual([]);
  await publishTopic(editor, { topicId, isPublished: "true" });
  const [item] = await listTopicItems(editor, topicId);
  await removeTopicItem(editor, { itemId: item!.id });
  expect(await answers(member, mediaId, PICTURE)).toEqual([]);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.carrierId, item!.id))).toEqual([]);
});

test("a film of a unit's shelf answers in a topic to that unit alone, by its file, its stream, its poster and its text", async () => {
  const { mediaId, itemId } = await shelved(ofWorks, "works");
  await db
    .update(media)
    .set({ kind: "video", format: "mp4", ladder: [360], hasPoster: true })
    .where(eq(media.id, mediaId));
  await setCaptions(ofWorks, { itemId, lang: "zh-CN", text: "00:01.000 --> 00:02.000\n同志们" });
  const topicId = await topicWith(itemId);
  await publishTopic(editor, { topicId, isPublished: "true" });
  expect(await answers(member, mediaId, FILM)).toEqual(FILM);
  for (const other of [stranger, cast.guest, ...outside]) expect(await answers(other, mediaId, FILM)).toEqual([]);
  const shown = async (viewer: Actor | Audience) =>
    (await listTopicItems(viewer, topicId)).map(({ kind, title, file }) => [kind, title, file?.mediaId, file?.kind]);
  expect(await shown(member)).toEqual([["media", "会场", mediaId, "video"]]);
  for (const other of [site, stranger, cast.guest, ...outside]) expect(await shown(other)).toEqual([]);
});

test("what a list shows of a topic is what its files answer, for every kind of reader", async () => {
  const [everyone, works] = [await shelved(editor, null), await shelved(ofWorks, "works")];
  const topicId = await topicWith(everyone.itemId);
  await addTopicItem(editor, { topicId, address: `/desk/media/${works.itemId}` });
  await publishTopic(editor, { topicId, isPublished: "true" });
  const audiences = (["site", "public", "unit:works", "unit:logistics"] as const).map((area) => ({
    kind: "audience" as const,
    area,
  }));
  const leader = await cast.leader("works");
  for (const viewer of [member, stranger, leader, await cast.leader("group"), cast.guest, ...audiences]) {
    const listed = (await listTopicItems(viewer, topicId)).map(({ file }) => file?.mediaId).sort();
    const opened = [];
    for (const { mediaId } of [everyone, works])
      if ((await answers(viewer, mediaId, ["480"])).length > 0) opened.push(mediaId);
    expect(listed).toEqual(opened.sort());
  }
});

test("taken from its shelf it is gone from the topic; what has run out, or lies on no shelf of one's own, is not gathered", async () => {
  const { mediaId, itemId } = await shelved(editor, null);
  const topicId = await topicWith(itemId);
  await publishTopic(editor, { topicId, isPublished: "true" });
  const at = (key: string) => ({ fields: { address: { key } } });
  const add = (id: string) => addTopicItem(editor, { topicId, address: `https://qf.example/desk/media/${id}` });
  await expect(add(itemId)).rejects.toMatchObject(at("alreadyThere"));
  const second = await shelved(editor, null);
  await add(second.itemId);
  await removeItems(editor, { itemIds: [itemId] });
  expect(await answers(member, mediaId, ["480"])).toEqual([]);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.mediaId, mediaId))).toEqual([]);
  expect((await db.select().from(topicItems).where(eq(topicItems.topicId, topicId))).length).toBe(1);
  await expect(add(itemId)).rejects.toMatchObject(at("nothingThere"));
  const old = await shelved(editor, null);
  await db.update(libraryItems).set({ usableUntil: "2020-01-01" }).where(eq(libraryItems.id, old.itemId));
  await expect(add(old.itemId)).rejects.toMatchObject(at("rightsOver"));
});
