import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { postRevisions } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { mediaUses } from "#db/schema/media.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { carriers } from "#domains/carriers.ts";
import { forumOperations } from "#domains/forum/api.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findHistory } from "#domains/forum/posts/history/queries.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { serveFile } from "#domains/media/serve.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { appeal } from "../commands/appeal.ts";
import { decideAppeal } from "../commands/decide-appeal.ts";
import { hidePost } from "../commands/hide-post.ts";
import { findDecision } from "../decisions/queries.ts";
import { listOpenLog } from "../open-log/queries.ts";
import { confirmPurge } from "../purges/commands/confirm-purge.ts";
import { proposePurge } from "../purges/commands/propose-purge.ts";
import { findAppeal } from "../subjects.ts";
import { clearDesk, deliver, type People, peopleOf } from "../testing.ts";
import { hideRevision } from "./commands/hide-revision.ts";
import { restoreRevision } from "./commands/restore-revision.ts";

// Class 18 of the vulnerabilities that forums are known for: revisions reveal hidden text.

const SECRET = "身份证号四一零二";
await ownDataFolder();
let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

/** A post of three versions, the second of which says what it should not, with a picture that only it shows. */
async function thrice() {
  const { author, reader } = people;
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, reader, [{ by: reader }]);
  const { id: mediaId } = await uploadPicture(author, { bytes: await pictureOf(600, 300), fileName: "a.jpg" });
  const { id: postId } = await reply(author, { threadId: thread.id, text: "第一版" });
  await editPost(author, { postId, revision: 1, text: `${SECRET}\n\n![图](media:${mediaId})` });
  await editPost(author, { postId, revision: 2, text: "第三版" });
  return { threadId: thread.id, postId, mediaId };
}
const hide = (actor: Actor, postId: string, revision: string | number = 2) =>
  hideRevision(actor, { postId, revision: String(revision), reason: "写出了证件号", note: "" });
const restore = (actor: Actor, postId: string) => restoreRevision(actor, { postId, revision: 2, note: "" });
const historyFor = async (viewer: Viewer, postId: string) => JSON.stringify(await findHistory(viewer, postId));
const sees = (viewer: Actor, id: string) =>
  serveFile(viewer, { id, name: "480", headers: new Headers() }, carriers).then(
    () => true,
    () => false,
  );

test("class 18: of a hidden version no byte is in the history but for those who keep order; its neighbours stay", async () => {
  const { postId } = await thrice();
  expect(await historyFor(people.reader, postId)).toContain(SECRET);
  await hide(people.leader, postId);
  for (const viewer of [people.reader, people.author]) {
    expect(await historyFor(viewer, postId)).not.toContain(SECRET);
    expect((await findHistory(viewer, postId))!.revisions).toMatchObject([
      { revision: 2, isHidden: true, hiddenReason: "写出了证件号", body: null },
      { revision: 1, isHidden: false },
    ]);
  }
  for (const viewer of [people.deputy, people.above]) expect(await historyFor(viewer, postId)).toContain(SECRET);
  expect(await findHistory(people.sister, postId)).toBeNull();
});

test("class 18: nor in what programs read, in events or in the open log", async () => {
  const { threadId, postId } = await thrice();
  await hide(people.leader, postId);
  const told: unknown[] = [await db.select().from(events), await listOpenLog(people.reader)];
  for (const operation of forumOperations.filter(({ method }) => method === "GET"))
    told.push(await operation.run(people.reader, { threadId, number: 1 }).catch(() => null));
  expect(JSON.stringify(told)).not.toContain(SECRET);
  expect(JSON.stringify(told)).toContain("第三版");
});

test("class 18: a picture that only the hidden version shows is dead for its readers, and lives again with it", async () => {
  const { postId, mediaId } = await thrice();
  expect(await sees(people.reader, mediaId)).toBe(true);
  await hide(people.leader, postId);
  expect([await sees(people.reader, mediaId), await sees(people.leader, mediaId)]).toEqual([false, true]);
  await restore(people.deputy, postId);
  expect(await sees(people.reader, mediaId)).toBe(true);
});

test("class 18: a picture that another version shows too stays with it", async () => {
  const { postId, mediaId } = await thrice();
  await editPost(people.author, { postId, revision: 3, text: `![图](media:${mediaId})` });
  await hide(people.leader, postId);
  expect(await sees(people.reader, mediaId)).toBe(true);
});

test("restored it is read again; both acts are in the log with their reason, and the author is told", async () => {
  const { postId } = await thrice();
  await hide(people.leader, postId);
  await restore(people.leader, postId);
  await deliver();
  expect(await historyFor(people.reader, postId)).toContain(SECRET);
  const acts = await db.select().from(moderationActions).where(eq(moderationActions.postId, postId));
  expect(acts).toMatchObject([
    { kind: "hide-revision", actorId: people.leader.id, memberId: people.author.id, reason: "写出了证件号" },
    { kind: "restore-revision", aboutId: acts[0]!.id },
  ]);
  const told = and(eq(inboxItems.memberId, people.author.id), eq(inboxItems.kind, "moderated"));
  expect(await db.select().from(inboxItems).where(told)).toHaveLength(2);
  expect((await listOpenLog(people.reader)).slice(0, 2).map(({ kind }) => kind)).toEqual([
    "restore-revision",
    "hide-revision",
  ]);
});

/** A wiki (共同编辑) whose second version somebody else than its author has written. */
async function twoHands() {
  const { author, reader } = people;
  const board = await plantBoard(cast.unit("works"));
  const { id: mediaId } = await uploadPicture(reader, { bytes: await pictureOf(600, 300), fileName: "b.jpg" });
  const wiki = { by: author, wiki: true };
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [wiki]);
  const postId = thread.postIds[0]!;
  await editPost(reader, { postId, revision: 1, text: `${SECRET}\n\n![图](media:${mediaId})` });
  await editPost(author, { postId, revision: 2, text: "删去了" });
  return { postId, mediaId };
}
const toldOf = async (actionId: string) =>
  (
    await db
      .select({ memberId: inboxItems.memberId, payload: inboxItems.payload })
      .from(inboxItems)
      .where(and(eq(inboxItems.actionId, actionId), eq(inboxItems.kind, "moderated")))
  ).sort((a, b) => Number(b.memberId === people.author.id) - Number(a.memberId === people.author.id));

test("who wrote the version is told, and the author of the post too; only who wrote it may appeal, once", async () => {
  const { author, reader, leader, deputy } = people;
  const { postId } = await twoHands();
  const { id: actionId } = await hide(leader, postId);
  await deliver();
  expect(await toldOf(actionId)).toMatchObject([
    { memberId: author.id, payload: { path: `/history/${postId}` } },
    { memberId: reader.id, payload: {} },
  ]);
  expect(await findDecision(reader, actionId)).toMatchObject({ body: null, historyOf: postId });
  expect(await findDecision(author, actionId)).toBeNull();
  await expect(appeal(author, { actionId, text: "不是我写的" })).rejects.toMatchObject({ code: "not_found" });
  await expect(appeal(deputy, { actionId, text: "不是我写的" })).rejects.toMatchObject({ code: "forbidden" });
  await appeal(reader, { actionId, text: "号码是编的" });
  await expect(appeal(reader, { actionId, text: "再申诉一次" })).rejects.toMatchObject({ code: "forbidden" });
});

test("an upheld appeal brings the version back with its picture; whoever decides has its words before them", async () => {
  const { reader, leader, deputy } = people;
  const { postId, mediaId } = await twoHands();
  const { id: actionId } = await hide(leader, postId);
  const { id: appealId } = await appeal(reader, { actionId, text: "号码是编的" });
  expect(JSON.stringify((await findAppeal(deputy, appealId))?.body)).toContain(SECRET);
  expect(await sees(reader, mediaId)).toBe(false);
  await expect(decideAppeal(leader, { appealId, decision: "uphold", reason: "也罢" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await decideAppeal(deputy, { appealId, decision: "uphold", reason: "确实是编的" });
  expect(await historyFor(reader, postId)).toContain(SECRET);
  expect(await sees(reader, mediaId)).toBe(true);
});

test("an appeal shows no words of another post", async () => {
  const { reader, leader, deputy } = people;
  const { postId } = await twoHands();
  const { id: actionId } = await hide(leader, postId);
  const { id: appealId } = await appeal(reader, { actionId, text: "号码是编的" });
  await restore(leader, postId);
  const other = await thrice();
  await db.update(postRevisions).set({ hiddenBy: actionId }).where(eq(postRevisions.postId, other.postId));
  expect((await findAppeal(deputy, appealId))?.body).toBeNull();
});

test("a declined appeal leaves it hidden, and one about a version that was hidden anew brings nothing back", async () => {
  const { reader, leader, deputy } = people;
  const { postId } = await twoHands();
  const first = await appeal(reader, { actionId: (await hide(leader, postId)).id, text: "号码是编的" });
  await decideAppeal(deputy, { appealId: first.id, decision: "decline", reason: "看不出来" });
  expect(await historyFor(reader, postId)).not.toContain(SECRET);
  await restore(leader, postId);
  const second = await appeal(reader, { actionId: (await hide(leader, postId)).id, text: "号码是编的" });
  await restore(leader, postId);
  await hide(leader, postId);
  await decideAppeal(deputy, { appealId: second.id, decision: "uphold", reason: "确实是编的" });
  expect(await historyFor(reader, postId)).not.toContain(SECRET);
});

test("only those who keep order there do it; for outsiders, and of what is not there, it does not exist", async () => {
  const { postId } = await thrice();
  for (const actor of [people.author, people.reader])
    await expect(hide(actor, postId)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [people.sister, cast.guest])
    await expect(hide(actor, postId)).rejects.toMatchObject({ code: "not_found" });
  for (const revision of [3, 9]) // what it says now is hidden with the post
    await expect(hide(people.leader, postId, revision)).rejects.toMatchObject({ code: "not_found" });
  await expect(hide(people.leader, postId, "1abc")).rejects.toMatchObject({ code: "invalid" });
  await expect(restore(people.leader, postId)).rejects.toMatchObject({ code: "conflict" });
  await hide(people.leader, postId);
  await expect(hide(people.deputy, postId)).rejects.toMatchObject({ code: "conflict" });
  for (const actor of [people.author, people.reader])
    await expect(restore(actor, postId)).rejects.toMatchObject({ code: "forbidden" });
});

test("deleted for good with its post, a hidden version leaves nothing, nor does its picture", async () => {
  const { postId } = await thrice();
  await hide(people.leader, postId);
  await hidePost(people.leader, { postId, reason: "整条不妥", note: "" });
  const { id: itemId } = await proposePurge(people.leader, { postId, reason: "写出了他人身份证号" });
  await confirmPurge(people.deputy, { itemId });
  await deliver();
  expect(await findHistory(people.leader, postId)).toBeNull();
  expect(await db.select().from(mediaUses).where(eq(mediaUses.carrierId, postId))).toEqual([]);
});
