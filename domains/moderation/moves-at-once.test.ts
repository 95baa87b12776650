import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, db } from "#db/client.ts";
import { postRevisions, threads } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf, type PlantedPost, recounted } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { acceptAnswer } from "#domains/forum/answers/commands/accept-answer.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { findDraft } from "#domains/forum/drafts/queries.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { endWiki } from "#domains/forum/posts/commands/end-wiki.ts";
import { openWiki } from "#domains/forum/posts/commands/open-wiki.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { approvePost } from "./commands/approve-post.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { restorePost } from "./commands/restore-post.ts";
import { hideRevision } from "./revisions/commands/hide-revision.ts";
import { restoreRevision } from "./revisions/commands/restore-revision.ts";
import { clearDesk, type People, peopleOf } from "./testing.ts";
import { numbersOf, plantMovable, REASON, some } from "./testing-moves.ts";

/** What was begun where a post stood, and done when it stood there no more. */

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);
const plant = (unit: string | null, planted?: PlantedPost[]) => plantMovable(cast, people, unit, planted);

const deeds: Record<string, [state: Partial<PlantedPost>, deed: (postId: string) => Promise<unknown>]> = {
  edit: [{}, (postId) => editPost(people.author, { postId, revision: 1, text: "改过的话" })],
  "edit of a wiki": [{ wiki: true }, (postId) => editPost(people.reader, { postId, revision: 1, text: "改过的话" })],
  "opening a wiki": [{}, (postId) => openWiki(people.author, { postId })],
  "ending a wiki": [{ wiki: true }, (postId) => endWiki(people.author, { postId })],
  delete: [{}, (postId) => deletePost(people.author, { postId })],
  react: [{}, (postId) => react(people.reader, { postId, kind: "agree", on: "1" })],
  accept: [{}, (postId) => acceptAnswer(people.author, { postId, accepted: "1" })],
  flag: [{}, (postId) => flagPost(people.reader, { postId, reason: "insult", text: "" })],
  hide: [{}, (postId) => hidePost(people.leader, { postId, ...REASON })],
  restore: [{ hidden: "跑题" }, (postId) => restorePost(people.leader, { postId })],
  approve: [{ pending: true }, (postId) => approvePost(people.leader, { postId })],
  reject: [{ pending: true }, (postId) => rejectPost(people.leader, { postId, ...REASON })],
  "hide a version": [{}, (postId) => hideRevision(people.leader, { postId, revision: "1", ...REASON, note: "" })],
  "restore a version": [{}, (postId) => restoreRevision(people.leader, { postId, revision: "1", note: "" })],
};
test.each(Object.keys(deeds))(
  "%s, begun before a post was moved and done behind it, is refused and changes nothing there",
  async (name) => {
    const [state, deed] = deeds[name]!;
    const thread = await plant("works", [{ by: people.author }, { by: people.author, ...state }]);
    const target = await plant("works");
    const postId = thread.postIds[1]!;
    const hiddenBy = name === "restore a version" ? crypto.randomUUID() : null;
    const version = { postId, revision: 1, body: bodyOf("先前的话"), writtenAt: new Date(), hiddenBy };
    if (name.endsWith("version")) await db.insert(postRevisions).values(version);
    const move = (tx: Db) => movePosts(people.deputy, { ...some(thread, 2), target: target.id, ...REASON }, tx);
    await expect(afterTheFirst(move, () => deed(postId))).rejects.toMatchObject({ code: "conflict" });
    const [before] = await db.select().from(threads).where(eq(threads.id, target.id));
    await db.execute(recounted(target.id));
    expect(await db.select().from(threads).where(eq(threads.id, target.id))).toEqual([before]);
  },
);

test("an answer that comes behind a merge is refused, and is not lost: it may be sent again in the other thread", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const merge = (tx: Db) => mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON }, tx);
  const late = () => reply(people.reader, { threadId: thread.id, text: "晚了一步" });
  await expect(afterTheFirst(merge, late)).rejects.toMatchObject({ code: "conflict" });
  expect(await numbersOf(thread.id)).toEqual([]);
});

test("a draft of a reply is found in the thread that took the other in", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  await saveDraft(people.reader, { kind: "reply", targetId: thread.id, title: "", text: "还没写完" });
  await mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  expect(await findDraft(people.reader, "reply", target.id)).toMatchObject({ text: "还没写完" });
});

test("who was writing in both threads goes on with the words of both, still answering what they answered", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const kind = "reply" as const;
  const there = await saveDraft(people.reader, { kind, targetId: target.id, text: "这边的话", parentNumber: 1 });
  await saveDraft(people.reader, { kind, targetId: thread.id, text: "那边的话", isAnonymous: true });
  await saveDraft(people.author, { kind, targetId: thread.id, text: "只写在那边", parentNumber: 1 });
  await mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  const both = await findDraft(people.reader, kind, target.id);
  expect(both).toMatchObject({ text: "这边的话\n\n那边的话", isAnonymous: true, parentNumber: 1 });
  expect(both!.version).not.toBe(there.version);
  expect(await findDraft(people.author, kind, target.id)).toMatchObject({ text: "只写在那边", parentNumber: 5 });
  expect(await findDraft(people.reader, kind, thread.id)).toBeNull();
});
