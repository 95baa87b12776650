import { eq } from "drizzle-orm";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { mediaUses } from "#db/schema/media.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { plantCase } from "#db/testing/cases.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { keepBulletin } from "#domains/bulletins/kept/commands/keep-bulletin.ts";
import { keepCase } from "#domains/cases/kept/commands/keep-case.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { ignorePerson } from "#domains/forum/ignores/commands/ignore-person.ts";
import { saveList } from "#domains/forum/lists/saved/commands/save-list.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { vote } from "#domains/forum/polls/commands/vote.ts";
import { findPoll } from "#domains/forum/polls/queries.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { followBoard } from "#domains/forum/reading/commands/follow-board.ts";
import { followThread } from "#domains/forum/reading/commands/follow-thread.ts";
import { guest } from "#domains/kernel/actor.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { PDF } from "#domains/media/testing-files.ts";
import { uploadDocument, uploadPicture } from "#domains/media/upload.ts";
import type { Carriers } from "#domains/media/visibility.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { writeNote } from "#domains/moderation/commands/write-note.ts";
import { zipOf } from "#lib/zip.ts";
import { takeArchive } from "./commands/take-archive.ts";
import { archiveEntries } from "./entries.ts";

await ownDataFolder();
const cast = await castOf();

test("an archive holds what its owner wrote and is writing, and nothing of anybody else or of a unit they have left", async () => {
  const [owner, other] = [await cast.member("works-1", "石磊"), await cast.member("works-1", "唐婉")];
  const board = await plantBoard(cast.unit("works"), { name: "工地夜话" });
  const where = { boardId: board.id, unitId: board.unitId };
  const thread = await plantThread(where, other, [
    { by: other, text: "别人的" },
    { by: owner, text: "我说的" },
  ]);
  await saveDraft(owner, { kind: "reply", targetId: thread.id, text: "没写完" });
  await saveBookmark(owner, { postId: thread.postIds[1]!, note: "记得改" });
  await react(owner, { postId: thread.postIds[0]!, kind: "agree", on: true });
  for (const [question, isAnonymous] of [
    ["哪天？", false],
    ["谁值班？", true],
  ] as const) {
    const asked = await plantThread(where, other, [{ by: other, text: "请投票" }]);
    const poll = await openPoll(other, {
      ...{ threadId: asked.id, question, options: "周一\n周三", kind: "single", results: "always" },
      ...{ isAnonymous, lastDay: "" },
    });
    await vote(owner, { pollId: poll.id, choices: [(await findPoll(owner, poll.id))!.options[1]!.id] });
    await followThread(owner, { threadId: asked.id, level: "watch" });
  }
  await db.insert(scheduledPosts).values({
    ...{ memberId: owner.id, kind: "reply", targetId: thread.id, title: "", text: "明早再说" },
    dueAt: new Date(Date.now() + 86_400_000),
  });
  await followBoard(owner, { boardId: board.id, level: "mute" });
  const column = await plantColumn("taken-along");
  const ofUnit = { columnId: column.id, unitId: cast.unit("works"), authorId: other.id };
  await keepBulletin(owner, {
    bulletinId: (await plantBulletin({ ...ofUnit, title: "收藏的文章" })).id,
    isKept: "true",
  });
  const record = await plantCase({ ...ofUnit, title: "收藏的案例", publishedAt: new Date() });
  await keepCase(owner, { caseId: record.id, isKept: "true" });
  await saveList(owner, { name: "值班", kind: "unanswered", board: board.slug });
  await ignorePerson(owner, { personId: (await cast.member("works-1", "不想看的人")).id });
  await flagPost(owner, { postId: thread.postIds[0]!, reason: "other", text: "请看一下" });
  await flagPost(other, { postId: thread.postIds[1]!, reason: "other", text: "告发人的话" });
  const leader = await cast.leader("works");
  await writeNote(leader, { postId: thread.postIds[1]!, note: "只给版主看" });
  await hidePost(leader, { postId: thread.postIds[1]!, reason: "写出了姓名", note: "只给版主看" });
  const [act] = await db.select().from(moderationActions).where(eq(moderationActions.kind, "hide-post"));
  await appeal(owner, { actionId: act!.id, text: "请再看一次这件事" });
  const { archive } = await takeArchive(owner, {});
  expect(archive).toMatchObject({
    account: { name: "石磊" },
    units: [{ name: "works-1" }],
    posts: [{ board: "工地夜话", number: 2, text: "我说的" }],
    drafts: [{ kind: "reply", text: "没写完" }],
    bookmarks: [{ number: 2, note: "记得改" }],
    articles: [{ title: "收藏的文章" }],
    cases: [{ title: "收藏的案例" }],
    reactions: [{ number: 1, kind: "agree" }],
    votes: [
      { question: "哪天？", isAnonymous: false, choices: ["周三"] },
      { question: "谁值班？", isAnonymous: true, choices: [] },
    ],
    plans: [{ kind: "reply", text: "明早再说" }],
    follows: { threads: [{ level: "watch" }, { level: "watch" }], boards: [{ board: "工地夜话", level: "mute" }] },
    lists: [{ name: "值班", kind: "unanswered", board: board.slug }],
    ignored: [{ name: "不想看的人" }],
    flags: [{ number: 1, reason: "other", text: "请看一下", isSettled: false }],
    decisions: [{ kind: "hide-post", reason: "写出了姓名", number: 2, appeal: "请再看一次这件事", answer: null }],
  });
  // What leaders note to each other, and whoever complained, is nobody's to take along.
  expect(JSON.stringify(archive)).not.toMatch(/只给版主看|告发人的话/);
  expect(JSON.stringify(archive)).not.toMatch(/别人的|唐婉|password|totp/i);
  const [event] = await db.select().from(events).where(eq(events.name, "archive.copy.taken"));
  expect(event).toMatchObject({ actorId: owner.id, payload: { posts: 1 } });

  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, owner.id));
  const left = await takeArchive(await cast.again(owner.id), {});
  const nothing = {
    posts: [],
    articles: [],
    cases: [],
    drafts: [],
    bookmarks: [],
    units: [],
    reactions: [],
    votes: [],
    lists: [],
    flags: [],
  };
  expect(left.archive).toMatchObject({ ...nothing, follows: { threads: [], boards: [] } });
  // That something was decided about them stays theirs to know; where it was is told no more.
  expect(left.archive.decisions).toMatchObject([
    { kind: "hide-post", reason: "写出了姓名", thread: null, number: null },
  ]);
  expect(JSON.stringify(left.archive)).not.toContain("工地夜话");
  await expect(takeArchive(guest, {})).rejects.toMatchObject({ code: "not_found" });
});

test("an archive is a file of files: what its owner wrote as one, and their pictures and documents as far as they may still see them", async () => {
  const owner = await cast.member("works-1", "石磊");
  const upload = async () =>
    (await uploadPicture(owner, { bytes: await pictureOf(600, 400, "png"), fileName: "工地/夜.png" })).id;
  const [kept, shown, gone] = [await upload(), await upload(), await upload()];
  await uploadDocument(owner, { bytes: PDF, fileName: "工地/表.v2.pdf" });
  const files = async (actor: typeof owner, seen: string[]) => {
    const carriers: Carriers = {
      post: async () => [],
      topic: async (_: unknown, ids: string[]) => ids.filter((id) => seen.includes(id)),
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of zipOf(archiveEntries(actor, { account: "石磊" }, carriers))) pieces.push(piece);
    const zip = await JSZip.loadAsync(Buffer.concat(pieces), { checkCRC32: true });
    const told = JSON.parse(await zip.file("archive.json")!.async("string"));
    return { told, names: Object.values(zip.files).flatMap(({ name, dir }) => (dir ? [] : [name])) };
  };
  const [place, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await db.insert(mediaUses).values([
    { mediaId: shown, carrier: "topic", carrierId: place },
    { mediaId: gone, carrier: "post", carrierId: other },
  ]);
  const { told, names } = await files(owner, [place]);
  expect(names).toEqual(["archive.json", "documents/0001 表.v2.pdf", "pictures/0002 夜.jpg", "pictures/0003 夜.jpg"]);
  expect(told).toMatchObject({
    account: "石磊",
    documents: [{ file: names[1] }],
    pictures: [{ file: names[2] }, { file: names[3] }],
    filesLeftOut: 0,
  });
  expect((await files(owner, [])).names).toHaveLength(3);
  expect((await files(await cast.member("works-1"), [place])).names).toEqual(["archive.json"]);
  expect(new Set([kept, shown, gone]).size).toBe(3);
});
