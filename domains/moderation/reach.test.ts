import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { appeals, moderationActions, mutes } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { appeal } from "./commands/appeal.ts";
import { decideAppeal } from "./commands/decide-appeal.ts";
import { hidePost } from "./commands/hide-post.ts";
import { liftMute } from "./commands/lift-mute.ts";
import { moveThread } from "./commands/move-thread.ts";
import { muteMember } from "./commands/mute-member.ts";
import { APPEAL_WINDOW_DAYS } from "./input.ts";
import { canSeeAction } from "./policy.ts";
import { findAction } from "./subjects.ts";

/** How far a moderator reaches: rights at both ends of a move, and nothing of another unit by its id. */

type Person = Actor & { id: string };
const NOTHING = "01890000-0000-7000-8000-000000000000";
let cast: Cast;
let author: Person;
let leader: Person;
let above: Person;
let sister: Person;
let below: Person;
let reviewer: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  leader = await cast.leader("works", "周立群");
  above = await cast.leader("group", "唐敬之");
  sister = await cast.leader("logistics", "丁一鸣");
  below = await cast.leader("works-1", "雷大勇");
  reviewer = await cast.staff("reviewer");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

async function threadOn(unit: string | null) {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, author, [{ by: author }]);
  return { board, thread };
}
const rowsOf = async () => ({
  threads: await db.select().from(threads).orderBy(threads.id),
  posts: await db.select().from(posts).orderBy(posts.id),
  acts: await db.select().from(moderationActions).orderBy(moderationActions.id),
  mutes: await db.select().from(mutes).orderBy(mutes.id),
  appeals: await db.select().from(appeals).orderBy(appeals.id),
  events: (await db.select({ id: events.id }).from(events)).length,
});
/** What somebody is answered, and that nothing has changed by it. */
async function refusalOf(attempt: () => Promise<unknown>) {
  const before = await rowsOf();
  const refusal = await attempt().then(
    () => "done",
    (error) => error.code,
  );
  expect(await rowsOf()).toEqual(before);
  return refusal;
}

test.each<[from: string | null, to: string | null, by: string, answer: string]>([
  ["works", null, "leader", "forbidden"],
  ["works", "group", "leader", "forbidden"],
  [null, "works", "leader", "forbidden"],
  ["group", "works", "leader", "forbidden"],
  ["works", "works-1", "below", "forbidden"],
  ["works-1", "works", "below", "forbidden"],
  ["works", "logistics", "leader", "not_found"],
  ["logistics", "works", "leader", "not_found"],
])("a thread of %s is not moved to %s by the %s who moderates one end alone: %s", async (from, to, by, answer) => {
  const { thread } = await threadOn(from);
  const { board } = await threadOn(to);
  const move = () => moveThread({ leader, below }[by]!, { threadId: thread.id, boardId: board.id, reason: "放错版块" });
  expect(await refusalOf(move)).toBe(answer);
});

test("with rights at both ends it moves, and its readers change with it", async () => {
  const [{ thread }, { board }] = [await threadOn("works"), await threadOn("works-1")];
  await moveThread(leader, { threadId: thread.id, boardId: board.id, reason: "放错版块" });
  const [moved] = await db.select().from(threads).where(eq(threads.id, thread.id));
  expect(moved).toMatchObject({ boardId: board.id, unitId: cast.unit("works-1") });
});

async function muteIn(unit: string) {
  const silent = await cast.member("works-1");
  const { id } = await muteMember(leader, {
    person: silent.id,
    unitId: cast.unit(unit),
    days: 3,
    reason: "多次人身攻击",
  });
  const [mute] = await db.select().from(mutes).where(eq(mutes.actionId, id));
  return { silent, muteId: mute!.id };
}

test("a mute is lifted by who leads its unit: the person speaks again, the log says who let them", async () => {
  const { silent, muteId } = await muteIn("works");
  const { thread } = await threadOn("works");
  await expect(reply(silent, { threadId: thread.id, text: "说一句" })).rejects.toMatchObject({ code: "invalid" });
  const { id } = await liftMute(leader, { muteId, note: "已谈话" });
  expect(await reply(silent, { threadId: thread.id, text: "说一句" })).toMatchObject({ number: 2 });
  const [act] = await db.select().from(moderationActions).where(eq(moderationActions.id, id));
  expect(act).toMatchObject({ kind: "unmute-member", actorId: leader.id, memberId: silent.id, note: "已谈话" });
  expect(await refusalOf(() => liftMute(leader, { muteId })), "a second time").toBe("not_found");
});

test("a mute is nothing to a leader elsewhere, and no affair of a leader below nor of the person", async () => {
  const { silent, muteId } = await muteIn("works");
  expect(await refusalOf(() => liftMute(sister, { muteId }))).toBe("not_found");
  expect(await refusalOf(() => liftMute(sister, { muteId: NOTHING }))).toBe("not_found");
  expect(await refusalOf(() => liftMute(below, { muteId }))).toBe("forbidden");
  expect(await refusalOf(() => liftMute(silent, { muteId }))).toBe("forbidden");
});

async function appealedIn(unit: string) {
  const { thread } = await threadOn(unit);
  const { id: actionId } = await hidePost(leader, { postId: thread.postIds[0]!, reason: "写了他人隐私" });
  const { id: appealId } = await appeal(author, { actionId, text: "那是公开的电话" });
  return { actionId, appealId };
}

test("an act and its appeal are nothing to a leader elsewhere: the same answer as for none at all", async () => {
  const { actionId, appealId } = await appealedIn("works");
  const words = { text: "请再看一次这件事" };
  const decide = (by: Actor, id: string) => () =>
    decideAppeal(by, { appealId: id, decision: "uphold", reason: "确为公开信息" });
  for (const stranger of [sister, await cast.member("works-2"), await cast.staff("editor"), cast.guest]) {
    expect(await findAction(stranger, actionId)).toBeNull();
    expect(await refusalOf(() => appeal(stranger, { actionId, ...words }))).toBe("not_found");
    expect(await refusalOf(decide(stranger, appealId))).toBe("not_found");
  }
  expect(await refusalOf(decide(sister, NOTHING))).toBe("not_found");
  expect(await refusalOf(decide(author, appealId)), "their own").toBe("forbidden");
  expect(await refusalOf(decide(leader, appealId)), "against an act of one's own").toBe("forbidden");
  expect(await refusalOf(() => appeal(leader, { actionId, ...words })), "for another").toBe("forbidden");
  await decide(reviewer, appealId)();
  expect(await refusalOf(decide(above, appealId)), "a second time").toBe("forbidden");
});

test("whoever finds an act may see it, and nobody else: SQL and policy agree", async () => {
  const { actionId } = await appealedIn("works");
  const group = await db
    .insert(moderationActions)
    .values({ kind: "mute-member", actorId: above.id, memberId: author.id, reason: "理由" })
    .returning({ id: moderationActions.id });
  const people = [author, leader, above, sister, below, reviewer, await cast.staff("reviewer", "works"), cast.guest];
  for (const id of [actionId, group[0]!.id]) {
    const all = (await findAction(above, id))!;
    for (const one of people)
      expect([one.name, (await findAction(one, id)) !== null]).toEqual([one.name, canSeeAction(one, all)]);
  }
});

test("an act may be appealed for seven days, and not a minute longer", async () => {
  const window = APPEAL_WINDOW_DAYS * 86_400_000;
  expect(APPEAL_WINDOW_DAYS).toBe(7);
  const actOf = async (agoMs: number) => {
    const about = { kind: "lock-thread" as const, actorId: leader.id, unitId: cast.unit("works"), memberId: author.id };
    const at = new Date(Date.now() - agoMs);
    const rows = await db
      .insert(moderationActions)
      .values({ ...about, at })
      .returning({ id: moderationActions.id });
    return rows[0]!.id;
  };
  const [inTime, late] = [await actOf(window - 60_000), await actOf(window + 60_000)];
  expect(await refusalOf(() => appeal(author, { actionId: late, text: "请再看一次" }))).toBe("forbidden");
  expect(await appeal(author, { actionId: inTime, text: "请再看一次" })).toHaveProperty("id");
});
