import { and, eq, like } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinReads, bulletins, publications } from "#db/schema/bulletins.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { serveFile } from "#domains/media/serve.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { autosaveDraft } from "./commands/autosave-draft.ts";
import { openBulletin } from "./commands/open-bulletin.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { startBulletin } from "./commands/start-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { findDraft } from "./drafts/queries.ts";
import { takeOverDraft } from "./locks/commands/take-over-draft.ts";
import { BULLETIN_LIST_PATH, BULLETIN_PATH, bulletinListOverlay, bulletinOverlay } from "./overlay.ts";
import { findBulletin, homeBulletins, listBulletins } from "./queries.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let columnId: string;
let editor: Member;
let publisher: Member;
let reader: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("notices")).id;
  editor = await cast.staff("editor", "works");
  publisher = await cast.staff("publisher", "works");
  reader = await cast.member("works-1");
});

const NOBODYS = "00000000-0000-7000-8000-000000000000";
const start = (actor: Member, unit: string | null = "works") =>
  startBulletin(actor, { title: "关于节前提醒的通知", columnId, unitId: unit && cast.unit(unit) });
const textOf = (text: string, ...pictures: string[]) => JSON.stringify(bodyWith(text, ...pictures));
const fields = (unit: string | null = "works") => ({ title: "通知", columnId, unitId: unit && cast.unit(unit) });

/** A bulletin of works with this text, published. */
async function publishText(text: string, ...pictures: string[]) {
  const { id } = await start(editor);
  await saveDraft(editor, { ...fields(), bulletinId: id, version: 1, body: textOf(text, ...pictures) });
  await publishBulletin(publisher, { bulletinId: id, version: 2 });
  return id;
}
const reading = async (viewer: Actor, id: string) => JSON.stringify((await findBulletin(viewer, id))?.body ?? null);

test("an editor writes, a publisher publishes, members read: none needs the role of the other", async () => {
  const { id } = await start(editor);
  await saveDraft(editor, { ...fields(), bulletinId: id, version: 1, body: textOf("正文") });
  await expect(publishBulletin(editor, { bulletinId: id, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
  const edit = { ...fields(), bulletinId: id, version: 2, body: textOf("改") };
  await expect(saveDraft(publisher, edit)).rejects.toMatchObject({ code: "forbidden" });
  expect(await findBulletin(reader, id)).toBeNull();
  await publishBulletin(publisher, { bulletinId: id, version: 2 });
  expect(await reading(reader, id)).toContain("正文");
  const [event] = await db.select().from(events).where(eq(events.name, "bulletins.bulletin.published"));
  expect(event?.payload).toMatchObject({ bulletinId: id, title: "通知", unitId: cast.unit("works") });
});

test("who may do what with a bulletin of a unit: only roles held over it or over a unit above it count", async () => {
  const outcome = async (work: () => Promise<unknown>) =>
    work().then(
      () => "done",
      (error) => error.code,
    );
  const cases: [string, Member, [string, string, string, string]][] = [
    ["own editor", editor, ["done", "done", "forbidden", "forbidden"]],
    ["editor above", await cast.staff("editor"), ["done", "done", "forbidden", "forbidden"]],
    ["own publisher", publisher, ["forbidden", "forbidden", "done", "done"]],
    ["publisher above", await cast.staff("publisher"), ["forbidden", "forbidden", "done", "done"]],
    ["own reviewer", await cast.staff("reviewer", "works"), ["forbidden", "forbidden", "forbidden", "forbidden"]],
    ["editor below", await cast.staff("editor", "works-1"), ["invalid", "not_found", "not_found", "not_found"]],
    ["publisher below", await cast.staff("publisher", "works-1"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["foreign editor", await cast.staff("editor", "logistics"), ["invalid", "not_found", "not_found", "not_found"]],
    ["leader", await cast.leader("works"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["administrator", await cast.staff("system-admin"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["member", reader, ["forbidden", "not_found", "not_found", "not_found"]],
    ["guest", cast.guest as Member, ["forbidden", "not_found", "not_found", "not_found"]],
  ];
  for (const [name, actor, expected] of cases) {
    const unpublished = await plantBulletin({ ...fields(), authorId: editor.id, state: "draft" });
    const published = await plantBulletin({ ...fields(), authorId: editor.id });
    const changed = await plantBulletin({ ...fields(), authorId: editor.id });
    await db.update(bulletins).set({ version: 2 }).where(eq(bulletins.id, changed.id));
    const edit = { ...fields(), bulletinId: unpublished.id, version: 1 };
    expect([
      name,
      await outcome(() => start(actor)),
      await outcome(() => saveDraft(actor, edit)),
      await outcome(() => publishBulletin(actor, { bulletinId: changed.id, version: 2 })),
      await outcome(() => withdrawBulletin(actor, { bulletinId: published.id, reason: "更正" })),
    ]).toEqual([name, ...expected]);
  }
});

test("nobody writes into an area they hold nothing over, nor publishes there, nor takes away what is read elsewhere", async () => {
  const { id } = await start(editor);
  for (const unit of [null, "group", "logistics"]) {
    const away = { ...fields(unit), bulletinId: id, version: 1 };
    await expect(saveDraft(editor, away)).rejects.toMatchObject({ fields: { unitId: { key: "unitNotYours" } } });
  }
  await expect(saveDraft(editor, { ...fields(), unitId: NOBODYS, bulletinId: id, version: 1 })).rejects.toMatchObject({
    fields: { unitId: { key: "unitNotYours" } },
  });
  const forAll = await plantBulletin({ columnId, unitId: null, authorId: editor.id });
  await db
    .update(bulletins)
    .set({ unitId: cast.unit("works"), version: 2 })
    .where(eq(bulletins.id, forAll.id));
  const move = { bulletinId: forAll.id, version: 2 };
  await expect(publishBulletin(publisher, move)).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdrawBulletin(publisher, { ...move, reason: "更正" })).rejects.toMatchObject({ code: "forbidden" });
  expect(await findBulletin(await cast.member("office-1"), forAll.id)).not.toBeNull();
});

test("what a form may not set is not set: author, version, demonstration mark, publication", async () => {
  const { id } = await start(editor);
  const forged = { authorId: reader.id, isDemo: true, publishedBy: reader.id, createdAt: "2000-01-01", id: NOBODYS };
  await saveDraft(editor, { ...fields(), ...forged, bulletinId: id, version: 1 } as never);
  const row = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(row).toMatchObject({ authorId: editor.id, isDemo: false, version: 2 });
  expect(row!.createdAt.getFullYear()).toBeGreaterThan(2000);
  expect(await findBulletin(reader, id)).toBeNull();
});

test("of two who save the same version the second is told, and the first's words stay", async () => {
  const { id } = await start(editor);
  const other = await cast.staff("editor", "works");
  const write = (actor: Member, text: string) =>
    autosaveDraft(actor, { ...fields(), bulletinId: id, version: 1, body: textOf(text) });
  const outcomes = await Promise.allSettled([write(editor, "我写的"), write(other, "我写的")]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "held" });
  await takeOverDraft(other, { bulletinId: id });
  await expect(write(other, "后来的")).rejects.toMatchObject({ code: "conflict" });
  expect(JSON.stringify((await findDraft(editor, id))?.body)).toContain("我写的");
});

test("a publisher publishes what they have read: a version saved meanwhile is a conflict, an unchanged one nothing new", async () => {
  const id = await publishText("第一版");
  await saveDraft(editor, { ...fields(), bulletinId: id, version: 2, body: textOf("第二版") });
  const publish = (version: number) => publishBulletin(publisher, { bulletinId: id, version });
  await expect(publish(2)).rejects.toMatchObject({ code: "conflict" });
  const twice = await Promise.allSettled([publish(3), publish(3)]);
  expect(twice.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  const rows = await db.select().from(publications).where(eq(publications.bulletinId, id));
  expect(rows.length).toBe(2);
});

test("readers keep reading the publication while the draft goes on; a new one replaces it in its old place", async () => {
  const id = await publishText("第一版");
  const first = await findBulletin(reader, id);
  await saveDraft(editor, { ...fields(), title: "改了题", bulletinId: id, version: 2, body: textOf("第二版") });
  expect(await findBulletin(reader, id)).toEqual(first);
  await publishBulletin(publisher, { bulletinId: id, version: 3 });
  const second = await findBulletin(reader, id);
  expect(second).toMatchObject({ title: "改了题", firstPublishedAt: first!.firstPublishedAt });
  expect(await reading(reader, id)).toContain("第二版");
});

test("a blank text is not published", async () => {
  const { id } = await start(editor);
  await expect(publishBulletin(publisher, { bulletinId: id, version: 1 })).rejects.toMatchObject({
    fields: { form: { key: "textMissing" } },
  });
});

test("nothing is written or published for a unit that is out of use, and what was published there is gone", async () => {
  const [chief, signer] = [await cast.staff("editor"), await cast.staff("publisher")];
  const unitId = cast.unit("logistics-1");
  const draft = await plantBulletin({ columnId, unitId, authorId: chief.id, state: "draft" });
  const published = await plantBulletin({ columnId, unitId, authorId: chief.id });
  await db.update(units).set({ deactivatedAt: new Date() }).where(eq(units.id, unitId));
  await expect(start(chief, "logistics-1")).rejects.toMatchObject({ fields: { unitId: { key: "unitNotYours" } } });
  await expect(publishBulletin(signer, { bulletinId: draft.id, version: 1 })).rejects.toMatchObject({
    fields: { form: { key: "unitInactive" } },
  });
  expect(await findBulletin(signer, published.id)).toBeNull();
});

test("a withdrawn bulletin is gone at once: from the lists, its page and its pictures, whatever was kept of them", async () => {
  const { id: picture } = await uploadPicture(editor, { bytes: await pictureOf(600, 300), fileName: "a.jpg" });
  const id = await publishText("有图", picture);
  const shown = () => serveFile(reader, { id: picture, name: "480", headers: new Headers() }, carriers);
  const listed = async () => (await listBulletins(reader)).bulletins.some((row) => row.id === id);
  expect([await listed(), (await shown()).status]).toEqual([true, 200]);
  const { tags } = await withdrawBulletin(publisher, { bulletinId: id, reason: "内容需要核实" });
  expect(tags).toEqual([`bulletin:${id}`]);
  expect(await listed()).toBe(false);
  expect(await findBulletin(reader, id)).toBeNull();
  const { lead, rest } = await homeBulletins(reader, "2026-01-01");
  expect([lead, ...rest].some((row) => row?.id === id)).toBe(false);
  await expect(shown()).rejects.toMatchObject({ code: "not_found" });
  await expect(openBulletin(reader, { bulletinId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await findDraft(editor, id)).toMatchObject({ published: null });
  await expect(withdrawBulletin(publisher, { bulletinId: id, reason: "再撤" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a picture of the draft is for its editors until it is published, and for readers only while their publication shows it", async () => {
  const [first, second] = [
    (await uploadPicture(editor, { bytes: await pictureOf(600, 300), fileName: "1.jpg" })).id,
    (await uploadPicture(editor, { bytes: await pictureOf(600, 300), fileName: "2.jpg" })).id,
  ];
  const sees = async (actor: Actor, id: string) =>
    serveFile(actor, { id, name: "480", headers: new Headers() }, carriers).then(
      () => true,
      () => false,
    );
  const colleague = await cast.staff("editor", "works");
  const id = await publishText("一", first);
  await saveDraft(editor, { ...fields(), bulletinId: id, version: 2, coverId: second, body: textOf("二", second) });
  expect([await sees(reader, first), await sees(reader, second), await sees(colleague, second)]).toEqual([
    true,
    false,
    true,
  ]);
  await publishBulletin(publisher, { bulletinId: id, version: 3 });
  expect([await sees(reader, first), await sees(reader, second)]).toEqual([false, true]);
});

test("a picture of somebody else cannot be published by naming it", async () => {
  const { id: foreign } = await uploadPicture(reader, { bytes: await pictureOf(60, 30), fileName: "a.jpg" });
  const { id } = await start(editor);
  for (const stolen of [{ body: textOf("图", foreign) }, { coverId: foreign }]) {
    await expect(saveDraft(editor, { ...fields(), ...stolen, bulletinId: id, version: 1 })).rejects.toMatchObject({
      fields: { form: { key: "pictureNotYours" } },
    });
  }
});

test("autosaving leaves no event, saving leaves one; what is typed in part is kept", async () => {
  const { id } = await start(editor);
  await autosaveDraft(editor, { ...fields(), bulletinId: id, version: 1, body: textOf("半句") });
  await saveDraft(editor, { ...fields(), bulletinId: id, version: 2 });
  const names = await db
    .select({ name: events.name })
    .from(events)
    .where(and(eq(events.subjectId, id), like(events.name, "bulletins.draft.%")));
  expect(names.map((event) => event.name).sort()).toEqual(["bulletins.draft.saved", "bulletins.draft.started"]);
  expect(JSON.stringify((await findDraft(editor, id))?.body)).toContain("半句");
});

test("a bulletin is unread until it is opened; opening it twice counts once", async () => {
  const id = await publishText("读我");
  const someone = await cast.member("works-2");
  const unread = async () =>
    (await bulletinListOverlay(someone, BULLETIN_LIST_PATH.exec("/bulletins")!, "works")).unread.includes(id);
  expect(await unread()).toBe(true);
  const open = () => bulletinOverlay(someone, BULLETIN_PATH.exec(`/bulletins/${id}`)!);
  await Promise.all([open(), open()]);
  expect(await unread()).toBe(false);
  expect((await db.select().from(bulletinReads).where(eq(bulletinReads.memberId, someone.id))).length).toBe(1);
});

test("the overlay tells a stranger nothing about the bulletins of a unit, and notes nothing", async () => {
  const id = await publishText("内部");
  const stranger = await cast.member("office-1");
  const list = BULLETIN_LIST_PATH.exec("/bulletins")!;
  expect(await bulletinListOverlay(stranger, list, "works")).toEqual({ unread: [], required: [] });
  expect(await bulletinOverlay(stranger, BULLETIN_PATH.exec(`/bulletins/${id}`)!)).toEqual({
    duty: null,
    standing: null,
  });
  expect(await db.select().from(bulletinReads).where(eq(bulletinReads.memberId, stranger.id))).toEqual([]);
});

test.each([
  ["title", { title: " \n " }, "required"],
  ["title", { title: "长".repeat(101) }, "tooLong"],
  ["columnId", { columnId: "1" }, "malformed"],
  ["columnId", { columnId: NOBODYS }, "malformed"],
  ["unitId", { unitId: "works" }, "malformed"],
  ["version", { version: "1abc" }, "malformed"],
  ["body", { body: "{" }, "malformed"],
  ["body", { body: JSON.stringify({ type: "doc", content: [{ type: "iframe" }] }) }, "malformed"],
  ["body", { body: `"${"x".repeat(500_000)}"` }, "textTooLong"],
  ["indent", { indent: "maybe" }, "malformed"],
])("bad %s is refused by the field, and nothing is written", async (field, bad, key) => {
  const { id } = await start(editor);
  const draft = { ...fields(), bulletinId: id, version: 1, ...bad } as never;
  await expect(saveDraft(editor, draft)).rejects.toMatchObject({ code: "invalid", fields: { [field]: { key } } });
  expect((await findDraft(editor, id))?.version).toBe(1);
});
