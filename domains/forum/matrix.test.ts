import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, drafts, posts } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { ignores } from "#db/schema/ignores.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { labelGroups } from "#db/schema/labels.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { archiveBoard } from "./boards/commands/archive-board.ts";
import { createBoard } from "./boards/commands/create-board.ts";
import { updateBoard } from "./boards/commands/update-board.ts";
import { removeBookmark } from "./bookmarks/commands/remove-bookmark.ts";
import { saveBookmark } from "./bookmarks/commands/save-bookmark.ts";
import { findBookmark } from "./bookmarks/queries.ts";
import { discardDraft } from "./drafts/commands/discard-draft.ts";
import { saveDraft } from "./drafts/commands/save-draft.ts";
import { addRule } from "./holds/commands/add-rule.ts";
import { changeRule } from "./holds/commands/change-rule.ts";
import { removeRule } from "./holds/commands/remove-rule.ts";
import { switchRule } from "./holds/commands/switch-rule.ts";
import { plantRule } from "./holds/testing.ts";
import { heedPerson } from "./ignores/commands/heed-person.ts";
import { ignorePerson } from "./ignores/commands/ignore-person.ts";
import { createLabel } from "./labels/commands/create-label.ts";
import { createLabelGroup } from "./labels/commands/create-label-group.ts";
import { labelThread } from "./labels/commands/label-thread.ts";
import { ruleLabels } from "./labels/commands/rule-labels.ts";
import { updateLabel } from "./labels/commands/update-label.ts";
import { updateLabelGroup } from "./labels/commands/update-label-group.ts";
import { saveList } from "./lists/saved/commands/save-list.ts";
import { deletePost } from "./posts/commands/delete-post.ts";
import { editPost } from "./posts/commands/edit-post.ts";
import { endWiki } from "./posts/commands/end-wiki.ts";
import { openWiki } from "./posts/commands/open-wiki.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { followBoard } from "./reading/commands/follow-board.ts";
import { followThread } from "./reading/commands/follow-thread.ts";
import { markRead } from "./reading/commands/mark-read.ts";
import { markUnread } from "./reading/commands/mark-unread.ts";
import { sweepUnread } from "./reading/commands/sweep-unread.ts";
import { openThread } from "./threads/commands/open-thread.ts";
import { renameThread } from "./threads/commands/rename-thread.ts";

// Every command of the forum by who asks: the subject lies in the unit `works`, and its author is somebody of `works-1`.

type Answer = "yes" | "forbidden" | "not_found";
type Place = { boardId: string; threadId: string; postId: string; wikiId: string };

let cast: Cast;
let author: Actor & { id: string };
let people: Record<string, Actor>;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
  people = {
    author,
    "member of the unit": await cast.member("works"),
    "member of a unit below": await cast.member("works-2"),
    "member of the unit above": await cast.member("group"),
    "member of another unit": await cast.member("office"),
    "leader of the unit": await cast.leader("works"),
    "leader of a unit below": await cast.leader("works-1"),
    "leader of the root": await cast.leader("group"),
    "leader of another unit": await cast.leader("office"),
    "editor of the root": await cast.staff("editor"),
    "security administrator": await cast.staff("security-admin"),
    guest: cast.guest,
  };
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await db.delete(labelGroups);
  await db.delete(holdRules);
});

const OUTSIDE = [
  "member of the unit above",
  "member of another unit",
  "leader of another unit",
  "security administrator",
  "guest",
];
const WRITERS = [
  "member of the unit",
  "member of a unit below",
  "leader of the unit",
  "leader of a unit below",
  "leader of the root",
  "editor of the root",
];

const KEEPERS = ["leader of the unit", "leader of the root"];
/** A group of the unit's. */
const ownLabels = () => plantLabels(cast.unit("works"), ["标签"]);

/** A rule of the unit's, that holds nothing that is said here. */
const ownRule = () => plantRule(author, cast.unit("works"), { kind: "links", amount: 20 });

const COMMANDS: Record<string, { run: (actor: Actor, at: Place) => Promise<unknown>; yes: string[] }> = {
  openThread: {
    run: (actor, { boardId }) => openThread(actor, { boardId, title: "一个题目", text: "x" }),
    yes: ["author", ...WRITERS],
  },
  reply: { run: (actor, { threadId }) => reply(actor, { threadId, text: "x" }), yes: ["author", ...WRITERS] },
  editPost: { run: (actor, { postId }) => editPost(actor, { postId, revision: 1, text: "y" }), yes: ["author"] },
  openWiki: { run: (actor, { postId }) => openWiki(actor, { postId }), yes: ["author", ...KEEPERS] },
  endWiki: { run: (actor, { wikiId }) => endWiki(actor, { postId: wikiId }), yes: ["author", ...KEEPERS] },
  "editPost of a wiki": {
    run: (actor, { wikiId }) => editPost(actor, { postId: wikiId, revision: 1, text: "y" }),
    yes: ["author", ...WRITERS],
  },
  "saveDraft of an edit of a wiki": {
    run: (actor, { wikiId }) => saveDraft(actor, { kind: "edit", targetId: wikiId, text: "x" }),
    yes: ["author", ...WRITERS],
  },
  "deletePost of a wiki": { run: (actor, { wikiId }) => deletePost(actor, { postId: wikiId }), yes: ["author"] },
  deletePost: { run: (actor, { postId }) => deletePost(actor, { postId }), yes: ["author"] },
  react: { run: (actor, { postId }) => react(actor, { postId, kind: "agree" }), yes: WRITERS },
  markRead: { run: (actor, { threadId }) => markRead(actor, { threadId, number: 1 }), yes: ["author", ...WRITERS] },
  followThread: {
    run: (actor, { threadId }) => followThread(actor, { threadId, level: "watch" }),
    yes: ["author", ...WRITERS],
  },
  markUnread: {
    run: (actor, { threadId }) => markUnread(actor, { threadId, number: 1 }),
    yes: ["author", ...WRITERS],
  },
  "sweepUnread of a board": {
    run: (actor, { boardId }) => sweepUnread(actor, { boardId }),
    yes: ["author", ...WRITERS],
  },
  "saveList of a unit": {
    run: (actor) => saveList(actor, { name: "工地", kind: "latest", unit: "works" }),
    yes: ["author", ...WRITERS],
  },
  followBoard: {
    run: (actor, { boardId }) => followBoard(actor, { boardId, level: "mute" }),
    yes: ["author", ...WRITERS],
  },
  saveBookmark: { run: (actor, { postId }) => saveBookmark(actor, { postId }), yes: ["author", ...WRITERS] },
  removeBookmark: {
    run: async (actor, { postId }) => {
      await saveBookmark(author, { postId });
      return removeBookmark(actor, { bookmarkId: (await findBookmark(author, postId))!.id });
    },
    yes: ["author"],
  },
  ignorePerson: { run: (actor) => ignorePerson(actor, { personId: author.id }), yes: WRITERS },
  heedPerson: {
    run: async (actor) => {
      const personId = people["leader of the unit"]!.id!;
      await db.insert(ignores).values({ memberId: author.id, ignoredId: personId }).onConflictDoNothing();
      return heedPerson(actor, { personId });
    },
    yes: ["author"],
  },
  renameThread: {
    run: (actor, { threadId }) => renameThread(actor, { threadId, title: "另一个题目" }),
    yes: ["author"],
  },
  labelThread: {
    run: (actor, { threadId }) => labelThread(actor, { threadId, labels: [] }),
    yes: ["author", ...KEEPERS],
  },
  ruleLabels: { run: (actor, { boardId }) => ruleLabels(actor, { boardId, rules: [] }), yes: KEEPERS },
  createLabelGroup: {
    run: (actor) => createLabelGroup(actor, { unit: "works", name: crypto.randomUUID().slice(0, 8), pick: "one" }),
    yes: KEEPERS,
  },
  updateLabelGroup: {
    run: async (actor) =>
      updateLabelGroup(actor, { groupId: (await ownLabels()).id, name: crypto.randomUUID().slice(0, 8), pick: "one" }),
    yes: KEEPERS,
  },
  createLabel: {
    run: async (actor) => createLabel(actor, { groupId: (await ownLabels()).id, name: "新标签" }),
    yes: KEEPERS,
  },
  updateLabel: {
    run: async (actor) => updateLabel(actor, { labelId: (await ownLabels()).labels[0]!.id, name: "改名" }),
    yes: KEEPERS,
  },
  addRule: {
    run: (actor) => addRule(actor, { unitId: cast.unit("works"), kind: "links", amount: 3, why: "先看一看" }),
    yes: KEEPERS,
  },
  changeRule: {
    run: async (actor) => changeRule(actor, { ruleId: await ownRule(), kind: "links", amount: 4, why: "再看一看" }),
    yes: KEEPERS,
  },
  switchRule: { run: async (actor) => switchRule(actor, { ruleId: await ownRule(), on: true }), yes: KEEPERS },
  removeRule: { run: async (actor) => removeRule(actor, { ruleId: await ownRule() }), yes: KEEPERS },
  "saveDraft of a thread": {
    run: (actor, { boardId }) => saveDraft(actor, { kind: "thread", targetId: boardId, text: "x" }),
    yes: ["author", ...WRITERS],
  },
  "saveDraft of a reply": {
    run: (actor, { threadId }) => saveDraft(actor, { kind: "reply", targetId: threadId, text: "x" }),
    yes: ["author", ...WRITERS],
  },
  "saveDraft of an edit": {
    run: (actor, { postId }) => saveDraft(actor, { kind: "edit", targetId: postId, text: "x" }),
    yes: ["author"],
  },
  discardDraft: {
    run: async (actor) => {
      const [draft] = await db
        .insert(drafts)
        .values({ memberId: author.id, kind: "edit", targetId: crypto.randomUUID(), text: "x" })
        .returning();
      return discardDraft(actor, { draftId: draft!.id });
    },
    yes: ["author"],
  },
  createBoard: {
    run: (actor) =>
      createBoard(actor, {
        unit: "works",
        slug: `b-${crypto.randomUUID().slice(0, 8)}`,
        name: "新版块",
        description: "",
      }),
    yes: KEEPERS,
  },
  updateBoard: {
    run: (actor, { boardId }) => updateBoard(actor, { boardId, name: "改名", description: "" }),
    yes: KEEPERS,
  },
  archiveBoard: {
    run: (actor, { boardId }) => archiveBoard(actor, { boardId, archived: "1" }),
    yes: KEEPERS,
  },
};

async function place(): Promise<Place> {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
    { by: author },
    { by: author, wiki: true },
  ]);
  return { boardId: board.id, threadId: thread.id, postId: thread.postIds[0]!, wikiId: thread.postIds[1]! };
}

/** Of these nobody else knows: drafts and bookmarks are their owner's, rules those who keep order's. */
const PRIVATE = ["discardDraft", "removeBookmark", "heedPerson", "addRule", "changeRule", "switchRule", "removeRule"];

const answerOf = (work: Promise<unknown>): Promise<Answer> =>
  work.then(
    () => "yes" as const,
    (error) => (error instanceof DomainError ? (error.code as Answer) : Promise.reject(error)),
  );

const expected = (who: string, name: string, yes: string[]): Answer => {
  if (yes.includes(who)) return "yes";
  if (PRIVATE.includes(name)) return "not_found"; // nobody knows of another's
  return OUTSIDE.includes(who) ? "not_found" : "forbidden";
};

test.each(Object.keys(COMMANDS))("%s: who may, who may not, and for whom nothing is there", async (name) => {
  const { run, yes } = COMMANDS[name]!;
  for (const [who, actor] of Object.entries(people)) {
    const at = await place();
    const before = await worldOf(at);
    const answer = await answerOf(run(actor, at));
    expect([who, answer]).toEqual([who, expected(who, name, yes)]);
    if (answer !== "yes") expect(await worldOf(at)).toEqual(before);
  }
});

/** What a refused write must leave as it was. */
async function worldOf({ boardId, threadId }: Place) {
  return {
    board: await db.query.boards.findFirst({ where: eq(boards.id, boardId) }),
    posts: await db.select().from(posts).where(eq(posts.threadId, threadId)),
    events: (await db.select({ id: events.id }).from(events)).length,
  };
}

test("boards of the organisation are set up by the root's leader and editors, never by a unit's leader", async () => {
  const create = (actor: Actor) =>
    answerOf(
      createBoard(actor, { unit: "", slug: `o-${crypto.randomUUID().slice(0, 8)}`, name: "全站版块", description: "" }),
    );
  expect(await create(people["leader of the root"]!)).toBe("yes");
  expect(await create(people["editor of the root"]!)).toBe("yes");
  expect(await create(people["leader of the unit"]!)).toBe("forbidden");
  expect(await create(people.author!)).toBe("forbidden");
});

test("for an outsider what is there and what is not answer alike, to the letter", async () => {
  const at = await place();
  const id = () => crypto.randomUUID();
  const nowhere = { boardId: id(), threadId: id(), postId: id(), wikiId: id() };
  const outsider = people["leader of another unit"]!;
  for (const { run } of Object.values(COMMANDS)) {
    const refusals = await Promise.all(
      [at, nowhere].map((where) =>
        run(outsider, where).then(
          () => null,
          (error: DomainError) => ({ code: error.code, fields: error.fields }),
        ),
      ),
    );
    expect(refusals[0]).toEqual(refusals[1]);
  }
});

test("an archived board takes nothing new and stays readable", async () => {
  const at = await place();
  const leader = people["leader of the unit"]!;
  await archiveBoard(leader, { boardId: at.boardId, archived: true });
  expect(await answerOf(openThread(author, { boardId: at.boardId, title: "一个题目", text: "x" }))).toBe("forbidden");
  expect(await answerOf(reply(author, { threadId: at.threadId, text: "x" }))).toBe("forbidden");
  expect(await answerOf(react(await cast.member("works-1"), { postId: at.postId, kind: "agree" }))).toBe("forbidden");
  expect(await answerOf(markRead(author, { threadId: at.threadId, number: 1 }))).toBe("yes");
  await archiveBoard(leader, { boardId: at.boardId, archived: "0" });
  expect(await answerOf(reply(author, { threadId: at.threadId, text: "x" }))).toBe("yes");
});
