import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { boards, drafts, postRevisions, posts, threads } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { ignores } from "#db/schema/ignores.ts";
import { mediaUses } from "#db/schema/media.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf, plantBoard, plantMute, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { carriers } from "#domains/carriers.ts";
import { serveFile } from "#domains/media/serve.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { movePosts } from "#domains/moderation/commands/move-posts.ts";
import { confirmPurge } from "#domains/moderation/purges/commands/confirm-purge.ts";
import { proposePurge } from "#domains/moderation/purges/commands/propose-purge.ts";
import { hideRevision } from "#domains/moderation/revisions/commands/hide-revision.ts";
import { clearDesk, deliver, type People, type Person, peopleOf } from "#domains/moderation/testing.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { listPostsBy } from "../contributions/queries.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { listOwnPosts } from "../export/queries.ts";
import { approve, plantRule } from "../holds/testing.ts";
import { EDIT_WINDOW_HOURS } from "../limits.ts";
import { findThread } from "../threads/queries.ts";
import { deletePost } from "./commands/delete-post.ts";
import { editPost } from "./commands/edit-post.ts";
import { endWiki } from "./commands/end-wiki.ts";
import { openWiki } from "./commands/open-wiki.ts";
import { reply } from "./commands/reply.ts";
import { findHistory } from "./history/queries.ts";
import { listPostAbilities } from "./mine/queries.ts";
import { findPost, listPosts } from "./queries.ts";

// 共同编辑: a post that all who may answer in its thread may edit.

await ownDataFolder();
let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(async () => {
  await clearDesk();
  await db.delete(holdRules);
  await db.delete(ignores);
});

const works = () => cast.unit("works");
const LONG_AGO = new Date(Date.now() - (EDIT_WINDOW_HOURS + 1) * 3_600_000);

/** A thread of `works` whose first post is the author's, long ago, and open to all. */
async function newWiki(board: Partial<typeof boards.$inferInsert> = {}) {
  const { id: boardId } = await plantBoard(works(), board);
  const first = { by: people.author, at: LONG_AGO, wiki: true };
  const thread = await plantThread({ boardId, unitId: works() }, people.author, [first]);
  return { threadId: thread.id, boardId, postId: thread.postIds[0]! };
}
const edit = (actor: Person, postId: string, revision: number, text: string) =>
  editPost(actor, { postId, revision, text });
const rowOf = async (postId: string) => (await db.select().from(posts).where(eq(posts.id, postId)))[0]!;
const refusal = (key: string) => ({ code: "invalid", fields: { form: { key } } });
const CONFLICT = { code: "conflict" };
const FORBIDDEN = { code: "forbidden" };
const NOT_FOUND = { code: "not_found" };

test("opened by its author a post is edited by all who may answer there, long after the day of its author; ended, by nobody", async () => {
  const { postId } = await newWiki();
  await endWiki(people.author, { postId });
  await expect(edit(people.reader, postId, 1, "太早")).rejects.toMatchObject(FORBIDDEN);
  await expect(edit(people.author, postId, 1, "太晚")).rejects.toMatchObject(refusal("editOver"));
  const opened = await openWiki(people.author, { postId });
  expect(opened.tags).toContain(`thread:${opened.threadId}`);
  await edit(people.reader, postId, 1, "第二版");
  await edit(people.leader, postId, 2, "第三版");
  await edit(people.author, postId, 3, "第四版");
  expect(await rowOf(postId)).toMatchObject({ body: bodyOf("第四版"), wikiBy: people.author.id });
  await endWiki(people.deputy, { postId });
  await expect(edit(people.reader, postId, 4, "太晚")).rejects.toMatchObject(FORBIDDEN);
});

test("what is open already, or ended already, is a conflict", async () => {
  const { postId } = await newWiki();
  await expect(openWiki(people.author, { postId })).rejects.toMatchObject(CONFLICT);
  await endWiki(people.author, { postId });
  await expect(endWiki(people.author, { postId })).rejects.toMatchObject(CONFLICT);
  const open = (tx: Db) => openWiki(people.leader, { postId }, tx);
  await expect(afterTheFirst(open, () => openWiki(people.author, { postId }))).rejects.toMatchObject(CONFLICT);
  const end = (tx: Db) => endWiki(people.leader, { postId }, tx);
  await expect(afterTheFirst(end, () => endWiki(people.author, { postId }))).rejects.toMatchObject(CONFLICT);
});

test("a post that is hidden or taken back meanwhile is not opened", async () => {
  const { threadId, postId } = await newWiki();
  await endWiki(people.author, { postId });
  const hide = (tx: Db) => hidePost(people.leader, { postId, reason: "跑题了", note: "" }, tx);
  await expect(afterTheFirst(hide, () => openWiki(people.author, { postId }))).rejects.toMatchObject(CONFLICT);
  for (const actor of [people.author, people.leader])
    await expect(openWiki(actor, { postId })).rejects.toMatchObject(FORBIDDEN);
  expect(await findThread(people.author, threadId)).not.toBeNull();
});

test("every version bears the name of who wrote it, and the page names who was last", async () => {
  const { threadId, postId } = await newWiki();
  const said = async () => (await listPosts(people.sister, (await findThread(people.reader, threadId))!, WINDOW))[0];
  expect(await said()).toBeUndefined();
  await edit(people.reader, postId, 1, "第二版");
  const [shown] = await listPosts(people.author, (await findThread(people.author, threadId))!, WINDOW);
  expect(shown?.said).toMatchObject({
    authorName: "王芳",
    editorName: "李明",
    editedBy: people.reader.id,
    isWiki: true,
  });
  await edit(people.leader, postId, 2, "第三版");
  await edit(people.author, postId, 3, "第四版");
  const history = (await findHistory(people.reader, postId))!;
  expect(history.post).toMatchObject({ authorName: "王芳", editorName: null });
  expect(history.revisions).toMatchObject([
    { revision: 3, writerName: "周立群" },
    { revision: 2, writerName: "李明" },
    { revision: 1, writerName: null },
  ]);
});
const WINDOW = { first: 1, last: 20 };

test("who is muted edits nothing, nor does anybody in a locked thread; on an archived board it is nobody's", async () => {
  const { threadId, boardId, postId } = await newWiki();
  const quiet = await cast.member("works-2", "何安");
  await plantMute(quiet, works(), new Date(Date.now() + 86_400_000));
  await expect(edit(quiet, postId, 1, "x")).rejects.toMatchObject(refusal("muted"));
  const edits = async (actor: Person) =>
    (await listPostAbilities(actor, (await findThread(actor, threadId))!, WINDOW))[1]!.includes("edit");
  expect([await edits(people.reader), await edits(people.author)]).toEqual([true, true]);
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, threadId));
  for (const actor of [people.reader, people.author, people.leader])
    await expect(edit(actor, postId, 1, "x")).rejects.toMatchObject(refusal("threadLocked"));
  expect(await edits(people.reader)).toBe(false);
  await db.update(threads).set({ lockedBy: null }).where(eq(threads.id, threadId));
  await db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, boardId));
  await expect(edit(people.reader, postId, 1, "x")).rejects.toMatchObject(FORBIDDEN);
  await expect(edit(people.author, postId, 1, "x")).rejects.toMatchObject(refusal("editOver"));
});

test("who leaves the unit neither edits nor sees it, from that moment; nor does the author switch it", async () => {
  const { postId } = await newWiki();
  const mover = await cast.member("works-1", "段小满");
  await edit(mover, postId, 1, "走之前");
  for (const { id } of [mover, people.author]) {
    await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, id));
    const moved = (await cast.again(id)) as Person;
    await expect(edit(moved, postId, 2, "走之后")).rejects.toMatchObject(NOT_FOUND);
    await expect(endWiki(moved, { postId })).rejects.toMatchObject(NOT_FOUND);
    expect([await findPost(moved, postId), await findHistory(moved, postId)]).toEqual([null, null]);
    await db.update(memberships).set({ endedAt: null }).where(eq(memberships.memberId, id));
  }
});

test("what a moderator approved, or stands where all wait, is not opened, and edited by no one else even so", async () => {
  const judged = await newWiki();
  await approve(people.leader, judged.postId);
  const { postId } = await newWiki({ needsApproval: true });
  for (const id of [judged.postId, postId]) {
    for (const actor of [people.reader, people.leader])
      await expect(edit(actor, id, 1, "换掉")).rejects.toMatchObject(refusal("editApproved"));
    await endWiki(people.author, { postId: id });
    for (const actor of [people.author, people.leader])
      await expect(openWiki(actor, { postId: id })).rejects.toMatchObject(FORBIDDEN);
  }
});

test("what waits is its author's alone: nobody opens it, and no moderator edits it as a wiki", async () => {
  const board = await plantBoard(works());
  const thread = await plantThread({ boardId: board.id, unitId: works() }, people.author, [
    { by: people.author },
    { by: people.author, pending: true, wiki: true },
    { by: people.author, pending: true },
  ]);
  const [, wiki, waiting] = thread.postIds as [string, string, string];
  await expect(edit(people.leader, wiki, 1, "x")).rejects.toMatchObject(FORBIDDEN);
  for (const actor of [people.author, people.leader])
    await expect(openWiki(actor, { postId: waiting })).rejects.toMatchObject(FORBIDDEN);
});

test("rules that hold posts ask who edits: a newcomer's edit of a wiki is refused, its author's and a moderator's are not", async () => {
  const { postId } = await newWiki();
  await plantRule(people.leader, works(), { kind: "first-posts", amount: 1 });
  await expect(edit(people.reader, postId, 1, "头一回")).rejects.toMatchObject(refusal("editHeld"));
  await edit(people.author, postId, 1, "发过一条");
  await edit(people.leader, postId, 2, "版主");
  await plantRule(people.leader, works(), { kind: "words", words: ["代开发票"] });
  await expect(edit(people.author, postId, 3, "代开发票")).rejects.toMatchObject(refusal("editHeld"));
  expect(await rowOf(postId)).toMatchObject({ revision: 3, pendingSince: null });
});

test("of two editors at once the second is told, and what they had typed is kept", async () => {
  const { postId } = await newWiki();
  const draft = await saveDraft(people.reader, { kind: "edit", targetId: postId, text: "后到的话" });
  const first = (tx: Db) => editPost(people.leader, { postId, revision: 1, text: "先到的话" }, tx);
  await expect(afterTheFirst(first, () => edit(people.reader, postId, 1, "后到的话"))).rejects.toMatchObject(CONFLICT);
  expect(await rowOf(postId)).toMatchObject({ body: bodyOf("先到的话"), editedBy: people.leader.id, revision: 2 });
  const kept = and(eq(drafts.memberId, people.reader.id), eq(drafts.targetId, postId));
  expect(await db.select().from(drafts).where(kept)).toMatchObject([{ text: "后到的话" }]);
  const draftVersion = draft.version;
  await editPost(people.reader, { postId, revision: 2, text: "后到的话", draftVersion });
  expect(await db.select().from(drafts).where(kept)).toEqual([]);
});

test("an edit that comes behind the end of the wiki is refused", async () => {
  const { postId } = await newWiki();
  const end = (tx: Db) => endWiki(people.author, { postId }, tx);
  await expect(afterTheFirst(end, () => edit(people.reader, postId, 1, "晚了"))).rejects.toMatchObject(CONFLICT);
  expect(await rowOf(postId)).toMatchObject({ revision: 1, editedBy: null });
});

test("whom an edit calls learns it from who edited, once, and not who ignores them; the author when called by another too", async () => {
  const { postId } = await newWiki();
  const deaf = await cast.member("works-1", "赵敏");
  await db.insert(ignores).values({ memberId: deaf.id, ignoredId: people.reader.id });
  await edit(people.reader, postId, 1, "请 @王芳 @赵敏 @李明 @周立群 看");
  await edit(people.deputy, postId, 2, "请 @王芳 @赵敏 @李明 @周立群 再看");
  await deliver();
  for (const person of [people.author, people.leader])
    expect(await listInbox(person)).toMatchObject([{ kind: "mention", actorName: "李明" }]);
  const told = (await db.select({ id: inboxItems.memberId }).from(inboxItems)).map(({ id }) => id);
  expect(told.sort()).toEqual([people.author.id, people.leader.id].sort());
});

test("an editor adds pictures of their own, keeps those of others, and shows nobody else's", async () => {
  const { postId } = await newWiki();
  const [own, others] = [await aPicture(people.reader), await aPicture(people.leader)];
  await expect(edit(people.reader, postId, 1, `![图](media:${others})`)).rejects.toMatchObject(
    refusal("pictureNotYours"),
  );
  await edit(people.reader, postId, 1, `![图](media:${own})`);
  await edit(people.author, postId, 2, `再说一句\n\n![图](media:${own})`);
  expect([await sees(people.leader, own), await sees(people.sister, own)]).toEqual([true, false]);
});

test("a picture that another has put into the wiki of somebody without a name leaves that one the right to edit", async () => {
  const { id: boardId } = await plantBoard(works(), { allowsAnonymous: true });
  const thread = await plantThread({ boardId, unitId: works() }, people.author, [{ by: people.author }]);
  const said = await reply(people.author, { threadId: thread.id, text: "大家来补充", isAnonymous: true });
  const author = (await cast.again(people.author.id)) as Person;
  await openWiki(author, { postId: said.id });
  const [theirs, own] = [await aPicture(people.reader), await aPicture(people.author)];
  await edit(people.reader, said.id, 1, `![图](media:${theirs})`);
  await edit(author, said.id, 2, `谢谢\n\n![图](media:${theirs})`);
  const added = edit(author, said.id, 3, `![图](media:${theirs})\n\n![图](media:${own})`);
  await expect(added).rejects.toMatchObject({ fields: { text: { key: "filesTellNames" } } });
});
const aPicture = async (by: Person) =>
  (await uploadPicture(by, { bytes: await pictureOf(600, 300), fileName: "a.jpg" })).id;
const sees = (viewer: Person, id: string) =>
  serveFile(viewer, { id, name: "480", headers: new Headers() }, carriers).then(
    () => true,
    () => false,
  );

test("a profile and one's own archive list it under its author alone, and taking it back stays the author's", async () => {
  const { postId } = await newWiki();
  await edit(people.reader, postId, 1, "李明写的话");
  const isIn = (rows: { id: string }[]) => rows.some(({ id }) => id === postId);
  expect(isIn((await listPostsBy(people.leader, people.author.id)).rows)).toBe(true);
  expect(isIn((await listPostsBy(people.leader, people.reader.id)).rows)).toBe(false);
  expect(isIn(await listOwnPosts(people.author))).toBe(true);
  expect(isIn(await listOwnPosts(people.reader))).toBe(false);
  await expect(deletePost(people.reader, { postId })).rejects.toMatchObject(FORBIDDEN);
  await deletePost(people.author, { postId });
  await expect(edit(people.author, postId, 2, "回来")).rejects.toMatchObject(FORBIDDEN);
});

test("moved it stays a wiki, of those who may answer where it stands now", async () => {
  const [from, to] = [await plantBoard(works()), await plantBoard(cast.unit("works-1"))];
  const wiki = { by: people.author, at: LONG_AGO, wiki: true };
  const thread = await plantThread({ boardId: from.id, unitId: works() }, people.author, [{ by: people.author }, wiki]);
  const target = await plantThread({ boardId: to.id, unitId: to.unitId }, people.author, [{ by: people.author }]);
  const postId = thread.postIds[1]!;
  const some = { threadId: thread.id, postIds: [postId] };
  await movePosts(people.leader, { ...some, target: target.id, reason: "归到这里", note: "" });
  await edit(people.author, postId, 1, "还能改");
  await expect(edit(people.reader, postId, 2, "进不来")).rejects.toMatchObject(NOT_FOUND);
});

test("a hidden version keeps the name of who wrote it and gives its words to none of them", async () => {
  const { postId } = await newWiki();
  await edit(people.reader, postId, 1, "身份证号四一零二");
  await edit(people.author, postId, 2, "删去了号码");
  await hideRevision(people.leader, { postId, revision: "2", reason: "写出了证件号", note: "" });
  for (const viewer of [people.reader, people.author])
    expect((await findHistory(viewer, postId))!.revisions[0]).toMatchObject({ writerName: "李明", body: null });
});

test("deleted for good, nothing says any more who wrote in it, and the editors' pictures are gone", async () => {
  const { postId } = await newWiki();
  await edit(people.reader, postId, 1, `![图](media:${await aPicture(people.reader)})`);
  await hidePost(people.leader, { postId, reason: "整条不妥", note: "" });
  const { id: itemId } = await proposePurge(people.leader, { postId, reason: "写出了他人身份证号" });
  await confirmPurge(people.deputy, { itemId });
  expect(await rowOf(postId)).toMatchObject({ editedBy: null, wikiBy: null });
  expect(await db.select().from(postRevisions).where(eq(postRevisions.postId, postId))).toEqual([]);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.carrierId, postId))).toEqual([]);
});
