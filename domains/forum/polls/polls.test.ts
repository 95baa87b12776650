import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { events, idempotencyKeys, rateLimits } from "#db/schema/kernel.ts";
import { pollOptions, polls, pollVotes } from "#db/schema/polls.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { closePoll } from "./commands/close-poll.ts";
import { openPoll } from "./commands/open-poll.ts";
import { vote } from "./commands/vote.ts";
import { findOwnVote, findPoll, findPollOfThread, findStanding, listVoters } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let voters: Person[];
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "石磊");
  voters = await Promise.all(Array.from({ length: 6 }, (_, n) => cast.member("works-2", `选民${n}`)));
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const newThread = async (unit: string | null = "works") => {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  return plantThread({ boardId: board.id, unitId }, author, [{ by: author }]);
};
type Rules = Partial<{
  kind: "single" | "several" | "ranked";
  results: "always" | "voted" | "closed";
  isAnonymous: boolean;
  lastDay: string;
}>;
async function newPoll(rules: Rules = {}) {
  const thread = await newThread();
  const { id } = await openPoll(author, {
    threadId: thread.id,
    question: "学习日定在哪天？",
    options: "周一\n周三\n\n周三\n周五",
    kind: "single",
    results: "always",
    isAnonymous: false,
    lastDay: "",
    ...rules,
  });
  const poll = (await findPoll(author, id))!;
  return { ...poll, ids: poll.options.map((option) => option.id) };
}
const figures = async (pollId: string) => {
  const rows = await db.select().from(pollOptions).where(eq(pollOptions.pollId, pollId)).orderBy(pollOptions.position);
  return rows.map(({ votes }) => votes);
};
const standing = async (viewer: Person, pollId: string) => {
  const poll = (await findPoll(viewer, pollId))!;
  const found = await findStanding(viewer, poll, (await findOwnVote(viewer, poll)) !== null);
  return "hidden" in found ? found.hidden : Object.values(found.figures);
};

test("an open vote counts each person once, and whoever chooses anew is counted for that alone", async () => {
  const poll = await newPoll();
  expect(poll.options.map(({ text }) => text)).toEqual(["周一", "周三", "周五"]);
  await vote(voters[0]!, { pollId: poll.id, choices: [poll.ids[0]!] });
  await vote(voters[1]!, { pollId: poll.id, choices: [poll.ids[0]!] });
  await vote(voters[0]!, { pollId: poll.id, choices: [poll.ids[2]!] });
  expect([await figures(poll.id), (await findPoll(author, poll.id))!.voterCount]).toEqual([[1, 0, 1], 2]);
  expect(await listVoters(author, poll, false)).toEqual({ [poll.ids[0]!]: ["选民1"], [poll.ids[2]!]: ["选民0"] });
});

test("several choices count alike, an order of preference by its places; forty votes at once count forty", async () => {
  const several = await newPoll({ kind: "several" });
  await vote(voters[0]!, { pollId: several.id, choices: [several.ids[0]!, several.ids[1]!] });
  expect(await figures(several.id)).toEqual([1, 1, 0]);
  const ranked = await newPoll({ kind: "ranked" });
  await vote(voters[0]!, { pollId: ranked.id, choices: [ranked.ids[2]!, "", ranked.ids[0]!] });
  await vote(voters[1]!, { pollId: ranked.id, choices: [ranked.ids[2]!] });
  expect(await figures(ranked.id)).toEqual([2, 0, 6]);
  const many = await Promise.all(Array.from({ length: 40 }, () => cast.member("works-1")));
  for (const isAnonymous of [false, true]) {
    const poll = await newPoll({ isAnonymous });
    await Promise.all(many.map((voter, n) => vote(voter, { pollId: poll.id, choices: [poll.ids[n % 2]!] })));
    expect([await figures(poll.id), (await findPoll(author, poll.id))!.voterCount]).toEqual([[20, 20, 0], 40]);
  }
});

test("an anonymous vote leaves nowhere what anybody chose: no row, no event, no key, no trace in the rows that were written", async () => {
  const poll = await newPoll({ isAnonymous: true, kind: "several" });
  const [voter] = voters as [Person];
  await vote(voter, { pollId: poll.id, choices: [poll.ids[1]!], idempotencyKey: crypto.randomUUID() });
  expect(await figures(poll.id)).toEqual([0, 1, 0]);
  expect(await db.$count(pollVotes, eq(pollVotes.pollId, poll.id))).toBe(0);
  expect(await db.$count(events, sql`subject_id = ${poll.id} and name = 'forum.poll.voted'`)).toBe(0);
  expect(JSON.stringify(await db.select().from(idempotencyKeys))).not.toContain(poll.ids[1]);
  // Which rows a transaction wrote can be read from the table itself: it has written all of them.
  const written = await db.execute(sql`select distinct xmin::text from poll_options where poll_id = ${poll.id}`);
  expect(written).toHaveLength(1);
  expect(await findOwnVote(voter, poll)).toEqual({ choices: [] });
  await expect(vote(voter, { pollId: poll.id, choices: [poll.ids[0]!] })).rejects.toMatchObject({
    fields: { form: { key: "pollVoted" } },
  });
});

test("figures are seen by the rule that stood there when people voted, by author and leader too; few anonymous ones by nobody", async () => {
  const leader = await cast.leader("works");
  const rows: [Rules, before: unknown, voted: unknown, closed: unknown][] = [
    [{ results: "always" }, [1, 0, 0], [1, 0, 0], [1, 0, 0]],
    [{ results: "voted" }, "voted", [1, 0, 0], [1, 0, 0]],
    [{ results: "closed" }, "closed", "closed", [1, 0, 0]],
    [{ results: "always", isAnonymous: true }, "few", "few", "few"],
  ];
  for (const [rules, before, voted, closed] of rows) {
    const poll = await newPoll(rules);
    await vote(voters[0]!, { pollId: poll.id, choices: [poll.ids[0]!] });
    for (const reader of [author, leader, voters[1]!]) expect(await standing(reader, poll.id)).toEqual(before);
    expect(await standing(voters[0]!, poll.id)).toEqual(voted);
    await closePoll(author, { pollId: poll.id });
    expect(await standing(voters[1]!, poll.id)).toEqual(closed);
  }
  const poll = await newPoll({ isAnonymous: true, results: "voted" });
  for (const voter of voters.slice(0, 5)) await vote(voter, { pollId: poll.id, choices: [poll.ids[0]!] });
  expect([await standing(voters[0]!, poll.id), await standing(voters[5]!, poll.id)]).toEqual([[5, 0, 0], "voted"]);
  expect(await listVoters(voters[0]!, (await findPoll(author, poll.id))!, true)).toEqual({});
});

test("a vote that is closed, by hand or by its last day, takes no more votes", async () => {
  const poll = await newPoll();
  await closePoll(author, { pollId: poll.id });
  const late = vote(voters[0]!, { pollId: poll.id, choices: [poll.ids[0]!] });
  await expect(late).rejects.toMatchObject({ fields: { form: { key: "pollClosed" } } });
  await expect(closePoll(author, { pollId: poll.id })).rejects.toMatchObject({ code: "conflict" });
  const over = await newPoll({ lastDay: "2099-01-01" });
  await db.update(polls).set({ closesAt: new Date() }).where(eq(polls.id, over.id));
  await expect(vote(voters[0]!, { pollId: over.id, choices: [over.ids[0]!] })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(newPoll({ lastDay: "2020-01-01" })).rejects.toMatchObject({ fields: { lastDay: { key: "dayOver" } } });
});

test("a vote that comes while the poll is being closed comes too late", async () => {
  const poll = await newPoll();
  const late = afterTheFirst(
    (tx) => closePoll(author, { pollId: poll.id }, tx),
    () => vote(voters[0]!, { pollId: poll.id, choices: [poll.ids[0]!] }),
  );
  await expect(late).rejects.toMatchObject({ fields: { form: { key: "pollClosed" } } });
  expect(await figures(poll.id)).toEqual([0, 0, 0]);
});

test("choices are those of this poll, each once, and not more than it allows", async () => {
  const [poll, other] = [await newPoll(), await newPoll()];
  const tries: [string[], string][] = [
    [[], "pollNothing"],
    [[""], "pollNothing"],
    [[poll.ids[0]!, poll.ids[1]!], "pollTooManyChoices"],
    [[poll.ids[0]!, poll.ids[0]!], "pollChoice"],
    [[other.ids[0]!], "pollChoice"],
    [[crypto.randomUUID()], "pollChoice"],
  ];
  for (const [choices, key] of tries)
    await expect(vote(voters[0]!, { pollId: poll.id, choices })).rejects.toMatchObject({ fields: { form: { key } } });
  expect(await figures(poll.id)).toEqual([0, 0, 0]);
});

test("a thread is put to the vote once, by who opened it or moderates it, while it is open", async () => {
  const thread = await newThread();
  const raw = {
    threadId: thread.id,
    question: "哪天？",
    options: "一\n二",
    kind: "single" as const,
    results: "always" as const,
  };
  await expect(openPoll(voters[0]!, raw)).rejects.toMatchObject({ code: "forbidden" });
  for (const options of [
    "一",
    "一\n一",
    Array.from({ length: 21 }, (_, n) => `第${n}`).join("\n"),
    `${"长".repeat(61)}\n二`,
  ])
    await expect(openPoll(author, { ...raw, options })).rejects.toMatchObject({ code: "invalid" });
  await openPoll(await cast.leader("works"), raw);
  await expect(openPoll(author, raw)).rejects.toMatchObject({ fields: { form: { key: "pollThere" } } });
  const archived = await newThread();
  await db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, archived.boardId!));
  await expect(openPoll(author, { ...raw, threadId: archived.id })).rejects.toMatchObject({ code: "forbidden" });
});

test("to whoever may not see its thread a poll does not exist", async () => {
  const poll = await newPoll();
  for (const outsider of [
    await cast.member("office"),
    await cast.leader("office"),
    await cast.staff("security-admin"),
    cast.guest,
  ]) {
    expect([await findPoll(outsider, poll.id), await findPollOfThread(outsider, poll.threadId)]).toEqual([null, null]);
    expect(await findStanding(outsider, poll, true)).not.toHaveProperty("figures");
    expect(await listVoters(outsider, poll, true)).toEqual({});
    await expect(vote(outsider, { pollId: poll.id, choices: [poll.ids[0]!] })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(closePoll(outsider, { pollId: poll.id })).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(closePoll(voters[0]!, { pollId: poll.id })).rejects.toMatchObject({ code: "forbidden" });
  const { boardId } = (await db.query.threads.findFirst({ where: eq(threads.id, poll.threadId) }))!;
  await db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, boardId!));
  await expect(vote(voters[1]!, { pollId: poll.id, choices: [poll.ids[0]!] })).rejects.toMatchObject({
    code: "forbidden",
  });
});
