import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { events } from "#db/schema/kernel.ts";
import { bodyWith } from "#db/testing/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { autosaveDraft } from "../commands/autosave-draft.ts";
import { restoreVersion } from "../commands/restore-version.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { findDraft, listDrafts } from "../drafts/queries.ts";
import { newsroom } from "../testing.ts";
import { findVersion, listVersions } from "../versions/queries.ts";
import { takeOverDraft } from "./commands/take-over-draft.ts";

type Member = Actor & { id: string };

let room: Awaited<ReturnType<typeof newsroom>>;
let second: Member;
beforeAll(async () => {
  room = await newsroom();
  second = await room.cast.staff("editor");
});

const save = (actor: Member, bulletinId: string, version: number, text: string, more = {}) =>
  saveDraft(actor, {
    ...{ bulletinId, version, title: text, columnId: room.columnId, unitId: room.cast.unit("works") },
    body: JSON.stringify(bodyWith(text)),
    ...more,
  });
const lapse = (bulletinId: string) =>
  db.update(draftLocks).set({ seenAt: sql`now() - interval '3 minutes'` }).where(eq(draftLocks.bulletinId, bulletinId));
const holderOf = async (bulletinId: string) => {
  const row = (await listDrafts(room.signer)).drafts.find(({ id }) => id === bulletinId);
  expect((await findDraft(room.signer, bulletinId))?.holderName).toBe(row?.holderName);
  return row?.holderName;
};

test("whoever saves is named as writing, in the list and on the page, and nobody two minutes after their last word", async () => {
  const id = await room.plant();
  expect(await holderOf(id)).toBeNull();
  await save(room.editor, id, 1, "正在改");
  expect(await holderOf(id)).toBe(room.editor.name);
  await lapse(id);
  expect(await holderOf(id)).toBeNull();
});

test("while one writes another's words are refused, by every way that writes, and say who it is", async () => {
  const id = await room.plant();
  await save(room.editor, id, 1, "正在改");
  const held = { code: "held", fields: { form: { key: "heldByOther", values: { name: room.editor.name } } } };
  await expect(save(second, id, 2, "插一句")).rejects.toMatchObject(held);
  const draft = { bulletinId: id, version: 2, title: "x", columnId: room.columnId, unitId: room.cast.unit("works") };
  await expect(autosaveDraft(second, draft)).rejects.toMatchObject(held);
  await save(room.editor, id, 2, "又改");
  await expect(save(second, id, 2, "盖掉", { overwrites: 3 })).rejects.toMatchObject(held);
  expect(await findDraft(second, id)).toMatchObject({ version: 3, title: "又改" });
  await lapse(id);
  await save(second, id, 3, "轮到我");
  expect(await holderOf(id)).toBe(second.name);
});

test("a text is taken over by who may write it; its writer is told at the next word, and may take it back", async () => {
  const id = await room.plant();
  await save(room.editor, id, 1, "正在改");
  await expect(takeOverDraft(room.signer, { bulletinId: id })).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await room.cast.staff("editor", "logistics");
  await expect(takeOverDraft(stranger, { bulletinId: id })).rejects.toMatchObject({ code: "not_found" });
  await takeOverDraft(second, { bulletinId: id });
  expect(await holderOf(id)).toBe(second.name);
  const [told] = await db.select().from(events).where(eq(events.name, "bulletins.draft.taken"));
  expect(told).toMatchObject({ actorId: second.id, subjectId: id, payload: { from: room.editor.id } });
  await expect(save(room.editor, id, 2, "还在写")).rejects.toMatchObject({ code: "held" });
  await save(second, id, 2, "接着写");
  await takeOverDraft(room.editor, { bulletinId: id });
  await expect(save(room.editor, id, 2, "还在写"), "and then sees that there is more").rejects.toMatchObject({
    code: "conflict",
  });
});

test("of two who begin at once one writes", async () => {
  const id = await room.plant();
  const both = await Promise.allSettled([save(room.editor, id, 1, "甲"), save(second, id, 1, "乙")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "held" } });
});

test("what is overwritten on purpose stays among the versions, says whose it was and who did it, and comes back", async () => {
  const id = await room.plant();
  await save(second, id, 1, "对方的一稿");
  await takeOverDraft(room.editor, { bulletinId: id });
  await save(room.editor, id, 1, "我的一稿", { overwrites: 2 });
  expect(await findDraft(room.editor, id)).toMatchObject({ version: 3, title: "我的一稿" });
  expect(await listVersions(room.editor, id)).toMatchObject([
    { version: 2, editor: second.name, overwrittenBy: room.editor.name, by: null },
    { version: 1, editor: room.editor.name, keptFor: "writer" },
  ]);
  expect(await findVersion(room.editor, id, 2)).toMatchObject({ title: "对方的一稿" });
  await restoreVersion(room.editor, { bulletinId: id, version: 3, restored: 2 });
  expect(await findDraft(room.editor, id)).toMatchObject({ version: 4, title: "对方的一稿" });
});

test("only what its writer has seen is overwritten: more that came meanwhile is a conflict, and nothing is kept for it", async () => {
  const id = await room.plant();
  await save(room.editor, id, 1, "一");
  await save(room.editor, id, 2, "二");
  await expect(save(room.editor, id, 1, "三", { overwrites: 2 })).rejects.toMatchObject({ code: "conflict" });
  expect(await listVersions(room.editor, id)).toEqual([]);
});
