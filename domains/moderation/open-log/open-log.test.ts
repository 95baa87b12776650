import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { appeal } from "../commands/appeal.ts";
import { decideAppeal } from "../commands/decide-appeal.ts";
import { dismissFlags } from "../commands/dismiss-flags.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { moveThread } from "../commands/move-thread.ts";
import { muteMember } from "../commands/mute-member.ts";
import { pinThread } from "../commands/pin-thread.ts";
import { restorePost } from "../commands/restore-post.ts";
import { writeNote } from "../commands/write-note.ts";
import { confirmPurge } from "../purges/commands/confirm-purge.ts";
import { proposePurge } from "../purges/commands/propose-purge.ts";
import { warnMember } from "../sanctions/commands/warn-member.ts";
import { listOpenLog, OPEN_LOG_PAGE } from "./queries.ts";
import { openLogTag } from "./tag.ts";

type Person = Actor & { id: string };
const WORKS: Audience = { kind: "audience", area: "unit:works" };
const SITE: Audience = { kind: "audience", area: "site" };
const HIDDEN = "鹭石渡口七号仓";
const NAMES = ["王芳甲", "李明乙", "周立群", "孙志远", "唐敬之", "appeal-words", "note-words", "answer-words", HIDDEN];
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳甲");
  reader = await cast.member("works-2", "李明乙");
  leader = await cast.leader("works", "周立群");
  deputy = await cast.leader("works", "孙志远");
  above = await cast.leader("group", "唐敬之");
  await db.update(members).set({ email: "secret@example.org" });
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

async function scene(unit: string | null = "works") {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, author, [
    { by: reader },
    { by: author, text: HIDDEN },
  ]);
  return { board, thread, postId: thread.postIds[1]! };
}
const linesOf = async (viewer: Actor | Audience, threadId: string) =>
  (await listOpenLog(viewer)).filter((line) => line.threadId === threadId);

test("members read what was done, when and why, by office; no name, no complaint, no hidden word, no address", async () => {
  const { thread, postId } = await scene();
  await flagPost(reader, { postId, reason: "privacy", text: "flag-words" });
  const answer = "answer-words";
  const { id: actionId } = await hidePost(leader, { postId, reason: "版规第 4 条", answer, note: "note-words" });
  const { id: appealId } = await appeal(author, { actionId, text: "appeal-words" });
  await decideAppeal(above, { appealId, decision: "uphold", reason: "确为公开信息" });
  const { id: itemId } = await proposePurge(leader, { postId, reason: "身份证号" });
  await confirmPurge(deputy, { itemId });
  await lockThread(leader, { threadId: thread.id, reason: "已有结论" });
  const lines = await linesOf(WORKS, thread.id);
  expect(lines).toMatchObject([
    { kind: "lock-thread", office: "leader", reason: "已有结论", postNumber: null },
    { kind: "purge-post", office: "leader", reason: "身份证号", postNumber: 2 },
    { kind: "uphold-appeal", office: "leader-above", reason: "确为公开信息", postNumber: 2 },
    { kind: "hide-post", office: "leader", reason: "版规第 4 条", postNumber: 2, threadTitle: thread.title },
  ]);
  const told = JSON.stringify(lines);
  for (const name of [...NAMES, "flag-words", "example.org", author.id, reader.id, leader.id])
    expect(told).not.toContain(name);
  expect(Object.keys(lines[0]!).sort()).toEqual([
    "at",
    "bulletinId",
    "caseId",
    "id",
    "kind",
    "office",
    "postNumber",
    "reason",
    "threadId",
    "threadTitle",
    "until",
  ]);
});

test("that somebody complained in vain, what was let through, pinned or noted is not in it", async () => {
  const { thread, postId } = await scene();
  await flagPost(reader, { postId, reason: "other" });
  await dismissFlags(leader, { postId });
  await writeNote(leader, { postId, note: "note-words" });
  await pinThread(leader, { threadId: thread.id });
  await proposePurge(leader, { postId, reason: "身份证号" });
  expect(await linesOf(WORKS, thread.id)).toEqual([]);
});

test("a warning or a mute says what for and until when, not whom, nor where, even when an appeal against it is decided", async () => {
  const { postId } = await scene();
  const before = (await listOpenLog(WORKS))[0]?.id ?? null;
  const about = { person: author.id, unitId: cast.unit("works") };
  const { id: actionId } = await warnMember(leader, { ...about, postId, days: 30, reason: "语气过重" });
  await muteMember(leader, { ...about, days: 3, reason: "多次人身攻击" });
  const { id: appealId } = await appeal(author, { actionId, text: "appeal-words" });
  await decideAppeal(above, { appealId, decision: "decline", reason: "维持" });
  const lines = await listOpenLog(WORKS);
  const fresh = lines.slice(0, before === null ? undefined : lines.findIndex(({ id }) => id === before));
  expect(fresh).toMatchObject([
    { kind: "decline-appeal", reason: "维持" },
    { kind: "mute-member", reason: "多次人身攻击", until: expect.any(Date) },
    { kind: "warn-member", reason: "语气过重", until: expect.any(Date) },
  ]);
  for (const line of fresh) expect(line).toMatchObject({ threadId: null, threadTitle: null, postNumber: null });
});

test("each area reads its own, a unit's leaders and members alike; other units and guests read nothing of it", async () => {
  const works = await scene();
  const site = await scene(null);
  await hidePost(leader, { postId: works.postId, reason: "工程" });
  await hidePost(above, { postId: site.postId, reason: "全体" });
  expect(await linesOf(WORKS, works.thread.id)).toHaveLength(1);
  expect(await linesOf(SITE, site.thread.id)).toMatchObject([{ office: "leader" }]);
  expect(await linesOf(SITE, works.thread.id)).toEqual([]);
  for (const viewer of [reader, leader]) expect(await linesOf(viewer, works.thread.id)).toHaveLength(1);
  const outside: (Actor | Audience)[] = [
    { kind: "audience", area: "unit:works-1" },
    { kind: "audience", area: "unit:logistics" },
    { kind: "audience", area: "public" },
    await cast.leader("logistics"),
    cast.guest,
  ];
  const reasons = async (viewer: Actor | Audience) => (await listOpenLog(viewer)).map(({ reason }) => reason);
  for (const viewer of outside) expect(await reasons(viewer)).not.toContain("工程");
});

test("a discussion that members no longer see is not named: moved away, or with nothing left to be read in it", async () => {
  const { thread, postId } = await scene();
  await hidePost(leader, { postId, reason: "版规第 4 条" });
  await hidePost(leader, { postId: thread.postIds[0]!, reason: "版规第 4 条" });
  expect(await linesOf(WORKS, thread.id)).toEqual([]);
  await restorePost(leader, { postId: thread.postIds[0]! });
  expect(await linesOf(WORKS, thread.id)).toHaveLength(3);
  const there = await plantBoard(cast.unit("works-1"));
  await moveThread(above, { threadId: thread.id, boardId: there.id, reason: "属于一项目部" });
  expect(await linesOf(WORKS, thread.id)).toEqual([]);
  expect((await listOpenLog(WORKS))[0]).toMatchObject({
    kind: "move-thread",
    office: "leader-above",
    threadTitle: null,
  });
  expect(JSON.stringify(await listOpenLog(WORKS))).not.toContain(thread.title);
});

test("it is read in pages without gap or repeat, newest first", async () => {
  const unitId = cast.unit("office");
  const act = { kind: "lock-thread" as const, actorId: leader.id, unitId, reason: "已有结论" };
  await db.insert(moderationActions).values(Array.from({ length: OPEN_LOG_PAGE + 5 }, () => act));
  const all = await db.select().from(moderationActions).where(eq(moderationActions.unitId, unitId));
  const OFFICE: Audience = { kind: "audience", area: "unit:office" };
  const first = await listOpenLog(OFFICE);
  const second = await listOpenLog(OFFICE, first.at(-1)!.id);
  const ids = all
    .map(({ id }) => id)
    .sort()
    .reverse();
  expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
});

test("whatever adds a line to it names the stored copies that are stale", async () => {
  const { thread, postId } = await scene();
  const tag = openLogTag(cast.unit("works"));
  const about = { person: author.id, unitId: cast.unit("works"), days: 1, reason: "理由" };
  const { id: actionId, ...hidden } = await hidePost(leader, { postId, reason: "理由" });
  const { id: appealId } = await appeal(author, { actionId, text: "appeal-words" });
  const outcomes = [
    hidden,
    await decideAppeal(above, { appealId, decision: "uphold", reason: "理由" }),
    await lockThread(leader, { threadId: thread.id, reason: "理由" }),
    await warnMember(leader, about),
    await muteMember(leader, about),
  ];
  for (const { tags } of outcomes) expect(tags).toContain(tag);
});
