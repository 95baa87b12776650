import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { libraryItems, media, mediaUses } from "#db/schema/media.ts";
import { units } from "#db/schema/units.ts";
import { castOf } from "#db/testing/cast.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { attachMedia } from "../attach.ts";
import { setCaptions } from "../captions/commands/set-captions.ts";
import { findServed } from "../queries.ts";
import { purgeUnusedMedia } from "../retention.ts";
import { ownDataFolder, pictureOf } from "../testing.ts";
import { uploadPicture } from "../upload.ts";
import { editItem } from "./commands/edit-item.ts";
import { removeItems } from "./commands/remove-items.ts";
import { shelveFile } from "./commands/shelve-file.ts";
import { LibraryFilter } from "./input.ts";
import { findItem, listItems } from "./queries.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let editor: Member;
let ofWorks: Member;
let ofLogistics: Member;
let reviewer: Member;
let member: Member;
let works: string;
beforeAll(async () => {
  const cast = await castOf();
  editor = await cast.staff("editor");
  ofWorks = await cast.staff("editor", "works");
  ofLogistics = await cast.staff("editor", "logistics");
  reviewer = await cast.staff("reviewer", "works");
  member = await cast.member("works-1");
  const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.slug, "works"));
  works = unit!.id;
});

const all = LibraryFilter.parse({});
const pictureBy = async (actor: Member) => (await uploadPicture(actor, await upload())).id;
const upload = async () => ({ bytes: await pictureOf(900, 600, "png"), fileName: "会场.png" });
const shelve = async (actor: Member, unitId: string, title = "会场") =>
  (await shelveFile(actor, { mediaId: await pictureBy(actor), title, licence: "own", unitId })).id;
const said = { title: "会场", licence: "consent", unitId: "", focusX: "20", focusY: "90" } as const;
const titlesFor = async (actor: Actor, filter: object = {}) =>
  (await listItems(actor, LibraryFilter.parse(filter))).items.map((item) => item.title);

test("a shelf is seen by the staff of its area and those above, and by nobody else", async () => {
  const itemId = await shelve(ofWorks, works, "施工现场");
  const { mediaId } = (await findItem(ofWorks, itemId))!;
  for (const actor of [ofWorks, editor, reviewer]) {
    expect(await titlesFor(actor)).toContain("施工现场");
    expect(await findServed(actor, { id: mediaId, name: "480", accept: "" }, carriers)).not.toBeNull();
  }
  for (const actor of [ofLogistics, member]) {
    expect(await titlesFor(actor)).not.toContain("施工现场");
    expect(await findItem(actor, itemId)).toBeNull();
    expect(await findServed(actor, { id: mediaId, name: "480", accept: "" }, carriers)).toBeNull();
  }
});

test("the organisation's shelf is open to all staff and to no member", async () => {
  const itemId = await shelve(editor, "", "机关大楼");
  for (const actor of [ofLogistics, reviewer]) expect(await findItem(actor, itemId)).not.toBeNull();
  expect(await findItem(member, itemId)).toBeNull();
});

test("only keepers of an area fill its shelf, with a file of their own, and each file lies on one", async () => {
  const mediaId = await pictureBy(ofWorks);
  const own = { mediaId, title: "会场", licence: "own", unitId: works } as const;
  await expect(shelveFile(ofWorks, { ...own, unitId: "" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(shelveFile(editor, own)).rejects.toMatchObject({ code: "not_found" });
  const unknown = { ...own, unitId: "0198a3b2-1111-7111-8111-111111111111" };
  await expect(shelveFile(ofWorks, unknown)).rejects.toMatchObject({ code: "not_found" });
  await shelveFile(ofWorks, own);
  await expect(shelveFile(ofWorks, own)).rejects.toMatchObject({ fields: { form: { key: "shelvedAlready" } } });
  const foreign = await pictureBy(reviewer);
  await expect(shelveFile(reviewer, { ...own, mediaId: foreign })).rejects.toMatchObject({ code: "forbidden" });
});

test("what is said of a file is kept, its focus too; moving it needs rights at both ends", async () => {
  const itemId = await shelve(ofWorks, works);
  await expect(editItem(ofWorks, { ...said, itemId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(editItem(ofLogistics, { ...said, itemId })).rejects.toMatchObject({ code: "not_found" });
  await editItem(editor, { ...said, itemId, author: "林一", usableUntil: "2020-01-01" });
  expect(await findItem(editor, itemId)).toMatchObject({
    unitId: null,
    author: "林一",
    licence: "consent",
    isExpired: true,
    file: { focusX: 20, focusY: 90 },
  });
  const bad = { ...said, itemId, focusX: "101" };
  await expect(editItem(editor, bad)).rejects.toMatchObject({ code: "invalid", fields: { focusX: {} } });
});

test("lists narrow by kind, by words and by use, and go on behind a cursor", async () => {
  const used = await shelve(ofWorks, works, "在用的图");
  await shelve(ofWorks, works, "没用的图");
  const { mediaId } = (await findItem(ofWorks, used))!;
  await db.transaction((tx) => attachMedia(tx, "post", crypto.randomUUID(), [mediaId], ofWorks.id));
  expect(await titlesFor(ofWorks, { q: "的图" })).toEqual(["没用的图", "在用的图"]);
  expect(await titlesFor(ofWorks, { q: "的图", use: "unused" })).toEqual(["没用的图"]);
  expect(await titlesFor(ofWorks, { q: "的图", kind: "video" })).toEqual([]);
  expect(await titlesFor(ofWorks, { q: "%" })).toEqual([]);
  expect(await titlesFor(ofWorks, { use: "nonsense", kind: "nonsense", before: "nonsense" })).toContain("在用的图");
  const rows = (await listItems(ofWorks, all)).items;
  const first = rows[0]!;
  const behind = await titlesFor(ofWorks, { before: `${first.micros}-${first.id}` });
  expect(behind).toHaveLength(rows.length - 1);
});

test("who sees a shelf may use what lies on it, until its rights run out", async () => {
  const itemId = await shelve(ofWorks, works);
  const { mediaId } = (await findItem(ofWorks, itemId))!;
  const use = (actor: Member) =>
    db.transaction((tx) => attachMedia(tx, "bulletin", crypto.randomUUID(), [mediaId], actor.id, actor));
  await expect(use(editor)).resolves.toBeUndefined();
  await expect(use(ofLogistics)).rejects.toMatchObject({ fields: { form: { key: "pictureNotYours" } } });
  await db.update(libraryItems).set({ usableUntil: "2020-01-01" }).where(eq(libraryItems.id, itemId));
  await expect(use(editor)).rejects.toMatchObject({ fields: { form: { key: "pictureNotYours" } } });
});

test("what is taken from its shelf is swept away a day later, unless something carries it", async () => {
  const [kept, gone] = [await shelve(ofWorks, works), await shelve(ofWorks, works)];
  const idOf = async (itemId: string) => (await findItem(ofWorks, itemId))!.mediaId;
  const [keptId, goneId] = [await idOf(kept), await idOf(gone)];
  await db.insert(mediaUses).values({ mediaId: keptId, carrier: "bulletin", carrierId: crypto.randomUUID() });
  const later = new Date(Date.now() + 25 * 3_600_000);
  await purgeUnusedMedia(later);
  expect(await findItem(ofWorks, gone)).not.toBeNull();
  await expect(removeItems(ofLogistics, { itemIds: [gone] })).rejects.toMatchObject({ code: "not_found" });
  await expect(removeItems(reviewer, { itemIds: [gone] })).rejects.toMatchObject({ code: "forbidden" });
  await removeItems(ofWorks, { itemIds: [kept, gone] });
  await purgeUnusedMedia(later);
  const left = await db.select({ id: media.id }).from(media);
  expect(left.map((row) => row.id)).toContain(keptId);
  expect(left.map((row) => row.id)).not.toContain(goneId);
});

test("of several things all are taken away or none", async () => {
  const [own, foreign] = [await shelve(ofWorks, works), await shelve(editor, "")];
  await expect(removeItems(ofWorks, { itemIds: [own, foreign] })).rejects.toMatchObject({ code: "forbidden" });
  expect(await findItem(ofWorks, own)).not.toBeNull();
});

test("a film has its text in two languages, for whoever may see the film; a flaw is told with its line", async () => {
  const itemId = await shelve(ofWorks, works);
  const { mediaId } = (await findItem(ofWorks, itemId))!;
  const text = "00:01.000 --> 00:02.000\n同志们";
  await expect(setCaptions(ofWorks, { itemId, lang: "zh-CN", text })).rejects.toMatchObject({ code: "forbidden" });
  await db.update(media).set({ kind: "video", format: "mp4" }).where(eq(media.id, mediaId));
  await setCaptions(ofWorks, { itemId, lang: "zh-CN", text });
  const served = (actor: Actor, lang: string) =>
    findServed(actor, { id: mediaId, name: `captions-${lang}.vtt`, accept: "" }, carriers);
  const first = await served(reviewer, "zh-CN");
  expect(first).toMatchObject({ captions: "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n同志们\n" });
  expect(await served(reviewer, "en")).toBeNull();
  expect(await served(member, "zh-CN")).toBeNull();
  const bad = { itemId, lang: "zh-CN", text: "WEBVTT\n\n00:02.000 --> 00:01.000\n倒" } as const;
  const flaw = { fields: { text: { key: "captionsTime", values: { line: 3 } } } };
  await expect(setCaptions(ofWorks, bad)).rejects.toMatchObject(flaw);
  await setCaptions(ofWorks, { itemId, lang: "zh-CN", text: `${text}，早` });
  expect((await served(reviewer, "zh-CN"))?.etag).not.toBe(first?.etag);
  await setCaptions(ofWorks, { itemId, lang: "zh-CN", text: " " });
  expect(await served(reviewer, "zh-CN")).toBeNull();
});
