import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, db } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { reply } from "../posts/commands/reply.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { discardDraft } from "./commands/discard-draft.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { findDraft, listDrafts } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let writer: Person;
beforeAll(async () => {
  cast = await castOf();
});
beforeEach(async () => {
  writer = await cast.member("works-1");
});

async function scene() {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, writer, [{ by: writer }]);
  return { board, thread };
}
const inThread = (targetId: string) => {
  const save = (text: string, version: string | null = null, on?: Db) =>
    saveDraft(writer, { kind: "reply", targetId, text, version }, on);
  const stored = async () => (await findDraft(writer, "reply", targetId))?.text ?? null;
  return { save, stored };
};

test("what was written on an older state is not written over a newer one: neither is lost, and both are told", async () => {
  const { save, stored } = inThread((await scene()).thread.id);
  const phone = await save("手机上先写的");
  const longer = await save("手机上先写的，后来写长了", phone.version);
  expect(longer.version).not.toBe(phone.version);
  const idle = await save("旧页面里改了一个字", phone.version);
  expect(idle).toMatchObject({ version: null, newer: { text: "手机上先写的，后来写长了", version: longer.version } });
  expect(await stored()).toBe("手机上先写的，后来写长了");
  const chosen = await save("旧页面里改了一个字", idle.newer!.version);
  expect([chosen.newer, await stored()]).toEqual([null, "旧页面里改了一个字"]);
});

test("a page that knows of no draft writes over none, and an emptied older page throws none away", async () => {
  const { save, stored } = inThread((await scene()).thread.id);
  const first = await save("写了很久的话");
  expect(await save("刚打开的页面")).toMatchObject({ newer: { text: "写了很久的话" } });
  const second = await save("写了很久的话，接着写", first.version);
  for (const version of [null, first.version])
    expect(await save("", version)).toMatchObject({ newer: { text: "写了很久的话，接着写" } });
  expect(await stored()).toBe("写了很久的话，接着写");
  expect(await save("", second.version)).toMatchObject({ newer: null });
  expect(await stored()).toBeNull();
});

test("the same words a second time are no conflict, and what was posted elsewhere does not stop who still writes", async () => {
  const { save, stored } = inThread((await scene()).thread.id);
  const first = await save("一样的话");
  expect(await save("一样的话")).toMatchObject({ version: first.version, newer: null });
  await save("", first.version);
  expect(await save("一样的话，又写了一句", first.version)).toMatchObject({ newer: null });
  expect(await stored()).toBe("一样的话，又写了一句");
});

test("of two saves on the same state at once one is kept and the other told", async () => {
  const { thread } = await scene();
  const { save, stored } = inThread(thread.id);
  const { version } = await save("开头");
  const second = await afterTheFirst(
    (tx) => save("甲", version, tx),
    () => save("乙", version),
  );
  expect([second.newer?.text, await stored()]).toEqual(["甲", "甲"]);
});

test("a post takes along the draft that it came of, and no other: neither a newer one nor one that it never knew", async () => {
  const { board, thread } = await scene();
  const { save, stored } = inThread(thread.id);
  const say = (draftVersion?: string | null) => reply(writer, { threadId: thread.id, text: "说了", draftVersion });
  const old = await save("说了");
  const newer = await save("别处写长了的话", old.version);
  await say(old.version);
  await say(null);
  await say();
  expect(await stored()).toBe("别处写长了的话");
  await say(newer.version);
  expect(await stored()).toBeNull();

  const subject = { title: "周一晨会", text: "议题" };
  const begun = await saveDraft(writer, { kind: "thread", targetId: board.id, ...subject });
  await openThread(writer, { boardId: board.id, ...subject });
  expect(await listDrafts(writer)).toHaveLength(1);
  const { id } = await openThread(writer, { boardId: board.id, ...subject, draftVersion: begun.version });
  expect([id, await listDrafts(writer)]).toEqual([expect.any(String), []]);

  const said = await say();
  const edit = await saveDraft(writer, { kind: "edit", targetId: said.id, text: "改一改" });
  await editPost(writer, { postId: said.id, revision: 1, text: "改过" });
  expect(await listDrafts(writer)).toMatchObject([{ kind: "edit" }]);
  await editPost(writer, { postId: said.id, revision: 2, text: "又改过", draftVersion: edit.version });
  expect(await listDrafts(writer)).toEqual([]);
});

test("a draft keeps what it answers and which labels were chosen; what is not there is answered by nobody", async () => {
  const { board, thread } = await scene();
  const label = crypto.randomUUID();
  await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "答一楼", parentNumber: 1 });
  await saveDraft(writer, { kind: "thread", targetId: board.id, title: "题", text: "话", labels: [label] });
  expect(await findDraft(writer, "reply", thread.id)).toMatchObject({ parentNumber: 1, labels: [] });
  expect(await findDraft(writer, "thread", board.id)).toMatchObject({ parentNumber: null, labels: [label] });
  expect((await listDrafts(writer)).map(({ parentNumber }) => parentNumber).sort()).toEqual([1, null]);
  const other = (await scene()).thread;
  await saveDraft(writer, { kind: "reply", targetId: other.id, text: "答没有的楼", parentNumber: 99 });
  expect(await findDraft(writer, "reply", other.id)).toMatchObject({ parentNumber: null, text: "答没有的楼" });
});

test("only the draft that was seen is thrown away", async () => {
  const { thread } = await scene();
  const { save, stored } = inThread(thread.id);
  const seen = await save("看到的");
  const now = await save("后来写的", seen.version);
  await expect(discardDraft(writer, { draftId: now.id, version: seen.version })).rejects.toMatchObject({
    fields: { form: { key: "draftWrittenOn" } },
  });
  expect(await stored()).toBe("后来写的");
  await discardDraft(writer, { draftId: now.id, version: now.version });
  expect(await db.$count(drafts, and(eq(drafts.memberId, writer.id), eq(drafts.targetId, thread.id)))).toBe(0);
});
