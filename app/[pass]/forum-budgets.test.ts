import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { db, type Tx } from "#db/client.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { drafts, postRevisions, threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { countQueries } from "#db/testing/count-queries.ts";
import { bodyOf, plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import { acceptAnswer } from "#domains/forum/answers/commands/accept-answer.ts";
import { plantRule } from "#domains/forum/holds/testing.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { vote } from "#domains/forum/polls/commands/vote.ts";
import { findPoll } from "#domains/forum/polls/queries.ts";
import { noteTerms } from "#domains/forum/related/terms.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { type People, peopleOf } from "#domains/moderation/testing.ts";
import { overlayFor } from "#domains/overlays.ts";
import { costOf } from "./cost-of.ts";

// As in budgets.test.ts: a page is a function, with something in the place of Next's store and of the request.
const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("next/cache", () => ({ unstable_cache: (work: () => unknown) => work, revalidateTag: () => {} }));
vi.mock("#domains/edge/current.ts", () => ({ currentActor: async () => signedIn.actor }));

/** More than a page of everything, so that a query for each row shows. */
const MANY = 45;
let cast: Cast;
let people: People;
const shown = { board: "", thread: "", label: "", poll: "", post: "", appeal: "", flagged: "", items: [] as string[] };

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
  const { author, reader, leader } = people;
  const unitId = cast.unit("works");
  const board = await plantBoard(unitId, { allowsAnonymous: true });
  const label = (await plantLabels(unitId, ["收料", "验收"])).labels[0]!;
  Object.assign(shown, { board: board.slug, label: label.id });
  for (let n = 0; n < MANY; n++) {
    const said = [author, author, reader, author].map((by) => ({ by }));
    const { id, postIds } = await plantThread({ boardId: board.id, unitId }, author, said);
    await db
      .update(threads)
      .set({ title: `塔吊验收 ${n}` })
      .where(eq(threads.id, id));
    await db.insert(threadLabels).values({ threadId: id, labelId: label.id, labelledBy: author.id });
    await noteTerms(db as unknown as Tx, id);
    await db.insert(bookmarks).values({ memberId: reader.id, postId: postIds[0]! });
    const writing = {
      memberId: reader.id,
      kind: "reply" as const,
      targetId: id,
      text: "写到一半",
      parentId: postIds[0],
    };
    await db.insert(drafts).values(writing);
    if (n < 20) await db.insert(scheduledPosts).values({ ...writing, title: "", dueAt: new Date("2099-01-01") });
    await db.delete(rateLimits);
    await flagPost(reader, { postId: postIds[1]!, reason: "insult", text: "话说重了" });
    const act = await hidePost(leader, { postId: postIds[3]!, reason: "跑题" });
    if (n < 3) shown.appeal = (await appeal(author, { actionId: act.id, text: "说的就是这件事" })).id;
    shown.flagged = postIds[1]!;
  }
  shown.items = (await listQueue(leader)).slice(0, 20).map(({ id }) => id);
  const talk = Array.from({ length: MANY }, (_, n) => ({
    by: n % 2 ? author : reader,
    parentNumber: n > 2 ? n - 1 : undefined,
  }));
  const thread = await plantThread({ boardId: board.id, unitId }, author, talk);
  await db.update(threads).set({ title: "塔吊验收谁签字" }).where(eq(threads.id, thread.id));
  await noteTerms(db as unknown as Tx, thread.id);
  await acceptAnswer(author, { postId: thread.postIds[2]!, accepted: true });
  const asked = {
    question: "谁签字？",
    options: "甲\n乙\n丙",
    results: "always" as const,
    isAnonymous: false,
    lastDay: "",
  };
  shown.poll = (await openPoll(author, { threadId: thread.id, ...asked, kind: "single" })).id;
  const choices = [(await findPoll(author, shown.poll))!.options[0]!.id];
  for (let n = 0; n < 8; n++) await vote(await cast.member("works-1"), { pollId: shown.poll, choices });
  const before = { body: bodyOf("原来的话"), writtenAt: new Date() };
  const versions = Array.from({ length: MANY }, (_, n) => ({ postId: thread.postIds[0]!, revision: n + 1, ...before }));
  await db.insert(postRevisions).values(versions);
  await db.execute(sql`update posts set revision = ${MANY + 1} where id = ${thread.postIds[0]}`);
  for (let n = 0; n < 10; n++) await plantRule(leader, unitId, { kind: "words", words: [`词${n}`] });
  Object.assign(shown, { thread: thread.id, post: thread.postIds[0]! });
}, 60_000);

const works = (params: Record<string, string | string[]> = {}) => ["unit:works", { unit: "works", ...params }] as const;

test("a page of a thread with its vote, its answer and what is like it costs the same, however much is said", async () => {
  const { ThreadPageBody } = await import("./pages/forum/thread.tsx");
  const costs = {
    first: await costOf(ThreadPageBody, ...works({ thread: shown.thread })),
    later: await costOf(ThreadPageBody, ...works({ thread: shown.thread, number: ["21"] })),
  };
  expect(costs).toEqual({ first: 6, later: 5 });
});

test("the forum of an area, a tag and the open log cost the same, however much there is", async () => {
  const { ForumBody } = await import("./pages/forum/forum.tsx");
  const { TagBody } = await import("./pages/forum/tag.tsx");
  const { OpenLogBody } = await import("./pages/forum/log.tsx");
  const costs = {
    forum: await costOf(ForumBody, ...works()),
    tag: await costOf(TagBody, ...works({ tag: shown.label, label: shown.label })),
    log: await costOf(OpenLogBody, ...works()),
  };
  expect(costs).toEqual({ forum: 4, tag: 4, log: 2 });
});

test("what belongs to one person costs the same, however much they have: profile, drafts with plans, bookmarks, a vote, earlier versions", async () => {
  signedIn.actor = people.reader;
  const { default: Profile } = await import("./(mine)/people/[person]/page.tsx");
  const { default: Drafts } = await import("./(mine)/drafts/page.tsx");
  const { default: Bookmarks } = await import("./(mine)/bookmarks/page.tsx");
  const { default: Poll } = await import("./(mine)/polls/[poll]/page.tsx");
  const { default: History } = await import("./(mine)/history/[post]/page.tsx");
  const costs = {
    profile: await costOf(Profile, "mine", { person: people.author.id }),
    drafts: await costOf(Drafts, "mine"),
    bookmarks: await costOf(Bookmarks, "mine"),
    poll: await costOf(Poll, "mine", { poll: shown.poll }),
    history: await costOf(History, "mine", { post: shown.post }),
  };
  expect(costs).toEqual({ profile: 4, drafts: 3, bookmarks: 1, poll: 8, history: 3 });
});

test("the pages on which order is kept cost the same, however much waits", async () => {
  signedIn.actor = people.deputy;
  const { default: Queue } = await import("./desk/moderation/page.tsx");
  const { default: Bulk } = await import("./desk/moderation/bulk/page.tsx");
  const { default: Log } = await import("./desk/moderation/log/page.tsx");
  const { default: Person } = await import("./desk/moderation/people/[person]/page.tsx");
  const { default: Post } = await import("./desk/moderation/posts/[post]/page.tsx");
  const { default: Appeal } = await import("./desk/moderation/appeals/[appeal]/page.tsx");
  const { default: Rules } = await import("./desk/moderation/rules/page.tsx");
  const { default: Reasons } = await import("./desk/moderation/reasons/page.tsx");
  const costs = {
    queue: await costOf(Queue, "mine"),
    bulk: await costOf(Bulk, "mine", {}, { deed: "dismiss", item: shown.items }),
    log: await costOf(Log, "mine"),
    person: await costOf(Person, "mine", { person: people.author.id }),
    post: await costOf(Post, "mine", { post: shown.flagged }),
    appeal: await costOf(Appeal, "mine", { appeal: shown.appeal }),
    rules: await costOf(Rules, "mine"),
    reasons: await costOf(Reasons, "mine"),
  };
  expect(costs).toEqual({ queue: 4, bulk: 1, log: 1, person: 2, post: 18, appeal: 5, rules: 2, reasons: 2 });
});

test("what of a shared page is its reader's costs the same, however much stands on it", async () => {
  const { reader } = people;
  const of = async (path: string) => {
    const { queries, result } = await countQueries(() => overlayFor(reader, path));
    expect(result, path).not.toBeNull();
    return queries;
  };
  const costs = {
    thread: await of(`/units/works/forum/threads/${shown.thread}`),
    board: await of(`/units/works/forum/boards/${shown.board}`),
    tag: await of(`/units/works/forum/tags/${shown.label}`),
    forum: await of("/forum"),
    ofUnit: await of("/units/works/forum"),
    home: await of("/"),
    bulletins: await of("/bulletins"),
  };
  expect(costs).toEqual({ thread: 9, board: 8, tag: 3, forum: 3, ofUnit: 3, home: 2, bulletins: 1 });
});
