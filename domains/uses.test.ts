import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { addTopicItem } from "#domains/bulletins/topics/commands/add-topic-item.ts";
import { createTopic } from "#domains/bulletins/topics/commands/create-topic.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { shelveFile } from "#domains/media/library/commands/shelve-file.ts";
import { findItem } from "#domains/media/library/queries.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { publishBulletin } from "./bulletins/commands/publish-bulletin.ts";
import { listUses } from "./uses.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let editor: Member;
let ofWorks: Member;
let ofLogistics: Member;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
  [ofWorks, ofLogistics] = [await cast.staff("editor", "works"), await cast.staff("editor", "logistics")];
});

test("where a file is used is told by name to those who may know of it, and as a number to the others", async () => {
  const { id: mediaId } = await uploadPicture(editor, { bytes: await pictureOf(300, 200, "png"), fileName: "a.jpg" });
  const { id: itemId } = await shelveFile(editor, { mediaId, title: "会场", licence: "own", unitId: "" });
  expect(await listUses(editor, itemId)).toEqual({ named: [], others: 0 });

  const column = await plantColumn();
  const works = cast.unit("works");
  const text = { columnId: column.id, unitId: works, authorId: editor.id, state: "draft" as const };
  const draft = await plantBulletin({ ...text, title: "工地见闻" });
  const carry = (carrier: "bulletin" | "post", id: string) =>
    db.transaction((tx) => attachMedia(tx, carrier, id, [mediaId], editor.id, editor));
  await carry("bulletin", draft.id);
  const board = await plantBoard(works);
  const thread = await plantThread({ boardId: board.id, unitId: works }, editor, [{ by: editor }], { title: "看图" });
  await carry("post", thread.postIds[0]!);
  const { id: topicId } = await createTopic(editor, { title: "现场", slug: "on-site" });
  await addTopicItem(editor, { topicId, address: `/desk/media/${itemId}` });

  const named = [
    { id: draft.id, kind: "bulletin", title: "工地见闻", href: `/desk/bulletins/${draft.id}` },
    { id: expect.any(String), kind: "topic", title: "现场", href: `/desk/topics/${topicId}` },
    { id: thread.postIds[0], kind: "post", title: "看图", href: `/units/works/forum/threads/${thread.id}/1#post-1` },
  ];
  expect(await listUses(editor, itemId)).toEqual({ named, others: 0 });
  // Topics that are not published are known to those who look after them.
  expect(await listUses(ofWorks, itemId)).toEqual({ named: [named[0], named[2]], others: 1 });
  expect(await listUses(ofLogistics, itemId)).toEqual({ named: [], others: 3 });
  expect(await listUses(await cast.member("works-1"), itemId)).toEqual({ named: [], others: 0 });
  expect((await findItem(editor, itemId))?.uses).toBe(3);
});

test("a text counts once, whether its draft shows the file, what is published of it, or both", async () => {
  const publisher = await cast.staff("publisher");
  const { id: mediaId } = await uploadPicture(editor, { bytes: await pictureOf(300, 200, "png"), fileName: "b.jpg" });
  const { id: itemId } = await shelveFile(editor, { mediaId, title: "展板", licence: "own", unitId: "" });
  const column = await plantColumn();
  const text = { columnId: column.id, unitId: null, authorId: editor.id, title: "展览开幕", state: "draft" as const };
  const draft = await plantBulletin(text);
  await db
    .update(bulletins)
    .set({ body: bodyWith("开幕", mediaId) })
    .where(eq(bulletins.id, draft.id));
  await db.transaction((tx) => attachMedia(tx, "bulletin", draft.id, [mediaId], editor.id, editor));
  await publishBulletin(publisher, { bulletinId: draft.id, version: draft.version });
  const { named, others } = await listUses(ofLogistics, itemId);
  expect([named, others]).toEqual([[], 1]);
  expect((await listUses(editor, itemId)).named.map(({ title }) => title)).toEqual(["展览开幕"]);
});
