import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { carriers } from "#domains/carriers.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findThreadPage } from "#domains/forum/threads/page.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { dismissFlags } from "#domains/moderation/commands/dismiss-flags.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { deliver, type People, peopleOf } from "#domains/moderation/testing.ts";
import { nameUses } from "#domains/uses.ts";
import { attachMedia } from "../attach.ts";
import { shelveFile } from "../library/commands/shelve-file.ts";
import { listOwnFiles, mediaSources } from "../queries.ts";
import { purgeUnusedMedia } from "../retention.ts";
import { serveFile } from "../serve.ts";
import { ownDataFolder, pictureOf } from "../testing.ts";
import { PDF } from "../testing-files.ts";
import { uploadDocument, uploadPicture } from "../upload.ts";
import { withdrawFile } from "./commands/withdraw-file.ts";
import { countUploads, listUploads, UPLOADS_PER_PAGE } from "./queries.ts";

const folder = await ownDataFolder();
let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
const picture = async (owner: Actor) =>
  (await uploadPicture(owner, { bytes: await pictureOf(600, 400), fileName: "现场.jpg" })).id;
const ask = async (viewer: Actor, id: string) =>
  (await serveFile(viewer, { id, name: "480", headers: new Headers() }, carriers).catch(() => ({ status: 404 })))
    .status;

/** A post of the author in `works` that shows a picture of theirs. */
async function shownIn(text = "看图") {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, people.author, [{ by: people.reader }]);
  const mediaId = await picture(people.author);
  const post = await reply(people.author, { threadId: thread.id, text: `${text}\n\n![现场](media:${mediaId})` });
  return { mediaId, threadId: thread.id, postId: post.id, number: post.number };
}

test("what its owner withdraws is gone from every post at once, and a moment later from the disk", async () => {
  const before = files();
  const { mediaId, threadId, number } = await shownIn();
  expect(await ask(people.reader, mediaId)).toBe(200);
  const { tags } = await withdrawFile(people.author, { mediaId });
  expect(tags).toEqual([`thread:${threadId}`]);
  for (const viewer of [people.author, people.reader, people.leader]) expect(await ask(viewer, mediaId)).toBe(404);
  const page = await findThreadPage(people.reader, threadId, number);
  expect(page?.pictures).toEqual({});
  expect(page?.posts.at(-1)?.said).not.toBeNull();
  expect((await listUploads(people.author)).files).toEqual([]);
  expect(await listOwnFiles(people.author)).toEqual([]);
  await deliver();
  expect(files()).toBe(before);
  await expect(withdrawFile(people.author, { mediaId })).rejects.toMatchObject({ code: "not_found" });
});

test("so is one that nothing shows; who sends it again gets a new one", async () => {
  const editor = await cast.staff("editor");
  const bytes = await pictureOf(320, 200);
  const send = async () => (await uploadPicture(editor, { bytes, fileName: "草图.jpg" })).id;
  const mediaId = await send();
  expect(await send()).toBe(mediaId);
  await withdrawFile(editor, { mediaId });
  expect(await ask(editor, mediaId)).toBe(404);
  expect(await send()).not.toBe(mediaId);
});

test("nobody withdraws what another has put here, and nobody is told that it is there", async () => {
  const { mediaId } = await shownIn();
  for (const other of [people.reader, people.leader, await cast.member("logistics-1")])
    await expect(withdrawFile(other, { mediaId })).rejects.toMatchObject({ code: "not_found" });
  expect(await ask(people.reader, mediaId)).toBe(200);
});

test("what somebody complained about stays for who settles it, and only until then; its owner is told nothing of it", async () => {
  const { mediaId, postId } = await shownIn("这张不该发");
  await flagPost(people.reader, { postId, reason: "insult", text: "" });
  await withdrawFile(people.author, { mediaId });
  await deliver();
  await purgeUnusedMedia();
  expect(await ask(people.leader, mediaId)).toBe(200);
  for (const viewer of [people.author, people.reader, people.sister]) expect(await ask(viewer, mediaId)).toBe(404);
  expect(await mediaSources([mediaId])).toEqual({});
  expect(Object.keys(await mediaSources([mediaId], { alsoWithdrawn: true }))).toEqual([mediaId]);
  await dismissFlags(people.leader, { postId, answer: "已经看过" });
  expect(await ask(people.leader, mediaId)).toBe(404);
  await purgeUnusedMedia();
  expect(await mediaSources([mediaId], { alsoWithdrawn: true })).toEqual({});
});

test("a post that showed it can be mended without it, and nothing takes it up again", async () => {
  const { mediaId, postId, threadId } = await shownIn("原来有图");
  await flagPost(people.reader, { postId, reason: "insult", text: "" });
  await withdrawFile(people.author, { mediaId });
  const line = `![现场](media:${mediaId})`;
  const refused = { fields: { form: { key: "pictureNotYours" } } };
  await expect(reply(people.author, { threadId, text: line })).rejects.toMatchObject(refused);
  await expect(
    editPost(people.author, { postId, revision: "1", text: `改过 ${line}\n\n${line}` }),
  ).rejects.toMatchObject(refused);
  expect(await editPost(people.author, { postId, revision: "1", text: "改过" })).toMatchObject({ id: postId });
});

test("what the house has published or shelved is taken out there first", async () => {
  const editor = await cast.staff("editor");
  const mediaId = await picture(editor);
  await shelveFile(editor, { mediaId, title: "会场", licence: "own", unitId: "" });
  expect((await listUploads(editor)).files).toMatchObject([{ id: mediaId, mayWithdraw: false }]);
  await expect(withdrawFile(editor, { mediaId })).rejects.toMatchObject({ code: "forbidden" });
});

test("one's own files are listed page by page with the places that one may see, the newest first", async () => {
  const mover = await cast.member("works-1");
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, people.author, [{ by: mover }]);
  const { id: document } = await uploadDocument(mover, { bytes: PDF, fileName: "表.pdf" });
  const post = { postId: thread.postIds[0]! };
  await db.transaction((tx) => attachMedia(tx, "post", post.postId, [document], mover.id));
  for (let n = 0; n < UPLOADS_PER_PAGE; n++) await uploadDocument(mover, { bytes: PDF, fileName: `${n}.pdf` });
  expect(await countUploads(mover)).toEqual({
    files: UPLOADS_PER_PAGE + 1,
    bytes: PDF.length * (UPLOADS_PER_PAGE + 1),
  });
  const first = await listUploads(mover);
  expect(first.files.map(({ fileName }) => fileName).slice(0, 2)).toEqual(["29.pdf", "28.pdf"]);
  const second = await listUploads(mover, first.next);
  expect(second).toMatchObject({ next: null, files: [{ id: document, mayWithdraw: true }] });
  const places = second.files[0]!.carriers;
  expect(await nameUses(mover, places)).toMatchObject([{ id: post.postId, kind: "post" }]);
  // Who has left the unit knows that a place is left, and not where; taking the file away is theirs all the same.
  const gone = { ...(await cast.member("logistics-1")), id: mover.id };
  expect((await listUploads(gone, first.next)).files[0]).toMatchObject({ id: document, mayWithdraw: true });
  expect(await nameUses(gone, places)).toEqual([]);
  await withdrawFile(gone, { mediaId: document });
  expect((await countUploads(mover)).files).toBe(UPLOADS_PER_PAGE);
});
