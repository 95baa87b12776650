import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { archiveBulletin } from "./commands/archive-bulletin.ts";
import { openBulletin } from "./commands/open-bulletin.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { listDrafts } from "./drafts/queries.ts";
import { findBulletin, homeBulletins, listBulletins, listCorrections, listPublicAddresses } from "./queries.ts";
import { findWithdrawn } from "./withdrawn/queries.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let editor: Member;
let signer: Member;
let reader: Member;
let stranger: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("corrected")).id;
  editor = await cast.staff("editor");
  signer = await cast.staff("publisher");
  reader = await cast.member("works-1");
  stranger = await cast.member("office-1");
});

const plant = async () =>
  (await plantBulletin({ columnId, unitId: cast.unit("works"), authorId: editor.id, title: "原来的题目" })).id;
const rewrite = (bulletinId: string, version: number, title: string) =>
  saveDraft(editor, {
    ...{ bulletinId, version, title, columnId, unitId: cast.unit("works") },
    body: JSON.stringify(bodyWith(title)),
  });
const deliver = async () => {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
};
const works: Audience = { kind: "audience", area: "unit:works" };
const site: Audience = { kind: "audience", area: "site" };

test("what was withdrawn says so, to those who could read it and to nobody else, until it is published again", async () => {
  const id = await plant();
  expect(await findWithdrawn(reader, id)).toBeNull();
  await rewrite(id, 1, "还没发布的题目");
  await withdrawBulletin(signer, { bulletinId: id, reason: "内部原因", notice: "数据有误，核实后再发。" });
  for (const viewer of [reader, works]) {
    const gone = await findWithdrawn(viewer, id);
    expect(gone).toMatchObject({ title: "原来的题目", notice: "数据有误，核实后再发。", unitSlug: "works" });
    expect(JSON.stringify(gone)).not.toContain("内部原因");
  }
  for (const viewer of [stranger, site, cast.guest]) expect(await findWithdrawn(viewer, id)).toBeNull();
  expect(await findWithdrawn(reader, crypto.randomUUID())).toBeNull();
  expect(await findWithdrawn(reader, "../x")).toBeNull();
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect(await findWithdrawn(reader, id)).toBeNull();
  expect(await findBulletin(reader, id)).toMatchObject({ title: "还没发布的题目" });
});

test("a draft that was never published, or is somebody else's, leaves no trace", async () => {
  const { id } = await plantBulletin({ columnId, unitId: null, authorId: editor.id, state: "draft" });
  expect(await findWithdrawn(reader, id)).toBeNull();
});

test("a correction note stays with the text; a slip of the pen has none; the first publication corrects nothing", async () => {
  const id = await plant();
  await rewrite(id, 1, "改了错字");
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect(await listCorrections(reader, id)).toEqual([]);
  await rewrite(id, 2, "改了数字");
  await publishBulletin(signer, { bulletinId: id, version: 3, correction: "“三起”应为“四起”。" });
  await rewrite(id, 3, "再改");
  await publishBulletin(signer, { bulletinId: id, version: 4, correction: "补充了单位名称。" });
  expect((await listCorrections(works, id)).map(({ note }) => note)).toEqual([
    "“三起”应为“四起”。",
    "补充了单位名称。",
  ]);
  expect(await listCorrections(stranger, id)).toEqual([]);
  await withdrawBulletin(signer, { bulletinId: id, reason: "核实" });
  await rewrite(id, 4, "重新发布");
  await publishBulletin(signer, { bulletinId: id, version: 5, correction: "重新发布不是更正" });
  expect((await listCorrections(reader, id)).map(({ note }) => note)).not.toContain("重新发布不是更正");
});

test("those who have read it are told what was wrong when its publisher asks for it, and only they", async () => {
  const id = await plant();
  const other = await cast.member("works-2");
  await openBulletin(reader, { bulletinId: id });
  await rewrite(id, 1, "第二版");
  await expect(publishBulletin(signer, { bulletinId: id, version: 2, tell: "on" })).rejects.toMatchObject({
    fields: { correction: { key: "required" } },
  });
  await publishBulletin(signer, { bulletinId: id, version: 2, correction: "日期应为十一月。", tell: "on" });
  await deliver();
  expect(await listInbox(reader)).toMatchObject([
    { kind: "bulletin-corrected", bulletinTitle: "第二版", note: "日期应为十一月。" },
  ]);
  expect(await listInbox(other)).toEqual([]);
  await rewrite(id, 2, "第三版");
  await publishBulletin(signer, { bulletinId: id, version: 3, correction: "不通知的更正" });
  await deliver();
  expect((await listInbox(reader)).length).toBe(1);
});

test("what is archived stands in no list, front page, feed or sitemap, but at its address; and comes back", async () => {
  const id = await plant();
  const archive = (actor: Member, isArchived: "true" | "false") =>
    archiveBulletin(actor, { bulletinId: id, isArchived });
  const listed = async () => [
    (await listBulletins(reader)).bulletins.some((row) => row.id === id),
    (await homeBulletins(works, "2026-01-01")).lead?.id === id,
    (await listPublicAddresses(reader, 1000)).some((row) => row.id === id),
  ];
  expect(await listed()).toEqual([true, true, true]);
  for (const actor of [editor, reader]) await expect(archive(actor, "true")).rejects.toBeInstanceOf(DomainError);
  await expect(archive(signer, "false")).rejects.toMatchObject({ fields: { form: { key: "nothingNew" } } });
  await archive(signer, "true");
  expect(await listed()).toEqual([false, false, false]);
  expect((await findBulletin(reader, id))?.archivedAt).toBeInstanceOf(Date);
  const inState = async (state: "archived" | "published") =>
    (await listDrafts(editor, { state })).drafts.some((row) => row.id === id);
  expect([await inState("archived"), await inState("published")]).toEqual([true, false]);
  await archive(signer, "false");
  expect(await listed()).toEqual([true, true, true]);
  await archive(signer, "true");
  await rewrite(id, 1, "改过的题目");
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect((await findBulletin(reader, id))?.archivedAt, "what is published anew is no archive").toBeNull();
});

test("whoever saved in the last two minutes is named as writing, and nobody after that", async () => {
  const id = await plant();
  const writing = async () => {
    const row = (await listDrafts(signer)).drafts.find((draft) => draft.id === id);
    return [row?.isBeingEdited, row?.editorName];
  };
  expect((await writing())[1]).toBeNull();
  await rewrite(id, 1, "正在改");
  expect(await writing()).toEqual([true, editor.name]);
  await db.update(bulletins).set({ updatedAt: sql`now() - interval '3 minutes'` }).where(eq(bulletins.id, id));
  expect(await writing()).toEqual([false, editor.name]);
});
