import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { addRule } from "#domains/forum/holds/commands/add-rule.ts";
import { changeRule } from "#domains/forum/holds/commands/change-rule.ts";
import { removeRule } from "#domains/forum/holds/commands/remove-rule.ts";
import { switchRule } from "#domains/forum/holds/commands/switch-rule.ts";
import { RULES_MAX } from "#domains/forum/holds/input.ts";
import { findRule, findRuleOfPost, listRules } from "#domains/forum/holds/queries.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findPost } from "#domains/forum/posts/queries.ts";
import { approvePost } from "../commands/approve-post.ts";
import { rejectPost } from "../commands/reject-post.ts";
import { carryThread, clearDesk, deliver, type People, type Person, peopleOf } from "../testing.ts";
import { listQueue } from "./queries.ts";

// Rules that hold posts as those who keep order have them, and as the queue tells of them.

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(async () => {
  await clearDesk();
  await db.delete(holdRules);
});

const setUp = async (by: Person, unit: string | null, words = "代开发票") => {
  const { id: ruleId } = await addRule(by, {
    unitId: unit === null ? "" : cast.unit(unit),
    kind: "words",
    words,
    why: "招揽",
  });
  await switchRule(by, { ruleId, on: true });
  return ruleId;
};

async function held(unit: string | null = "works") {
  const unitId = unit === null ? null : cast.unit(unit);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, people.reader, [{ by: people.reader }]);
  const post = await reply(people.author, { threadId: thread.id, text: "有人代开发票吗" });
  expect(post.isPending).toBe(true);
  return { ...post, threadId: thread.id };
}

test("a rule is off until it is switched on, holds from then on, and until it is switched off or removed", async () => {
  const { id: ruleId } = await addRule(people.leader, {
    unitId: cast.unit("works"),
    kind: "words",
    words: "代开发票",
    why: "招揽",
  });
  const board = await plantBoard(cast.unit("works"));
  const { id: threadId } = await plantThread({ boardId: board.id, unitId: board.unitId }, people.reader, [
    { by: people.reader },
  ]);
  const isHeld = async () => (await reply(people.author, { threadId, text: "代开发票" })).isPending;
  expect(await isHeld()).toBe(false);
  await switchRule(people.leader, { ruleId, on: true });
  expect(await findRule(people.leader, ruleId)).toMatchObject({ switchedByName: "周立群", addedByName: "周立群" });
  expect(await isHeld()).toBe(true);
  await changeRule(people.deputy, { ruleId, kind: "words", words: "刷单返利", why: "骗局" });
  expect(await isHeld()).toBe(false);
  await changeRule(people.deputy, { ruleId, kind: "words", words: "代开发票", why: "招揽" });
  expect(await isHeld()).toBe(true);
  await removeRule(people.above, { ruleId });
  expect(await isHeld()).toBe(false);
  expect(await findRule(people.leader, ruleId)).toBeNull();
});

test("the queue says which rule a post met, to those who handle it", async () => {
  await setUp(people.leader, "works");
  const post = await held();
  const [item] = await listQueue(people.leader);
  expect(item).toMatchObject({ id: post.id, kind: "pending", rule: { kind: "words", why: "招揽" } });
  expect(await findRuleOfPost(people.leader, post.id)).toMatchObject({ words: ["代开发票"] });
  for (const nobody of [people.author, people.reader, people.sister, cast.guest])
    expect(await findRuleOfPost(nobody, post.id)).toBeNull();
});

test("approved it is seen and stays; rejected it may be appealed, and the author reads the reason and no rule", async () => {
  await setUp(people.leader, "works");
  const good = await held();
  await approvePost(people.leader, { postId: good.id, note: "" });
  await deliver();
  expect(await findPost(people.reader, good.id)).toMatchObject({ isPending: false });
  const bad = await held();
  await rejectPost(people.leader, { postId: bad.id, reason: "不发广告", note: "" });
  expect(await findPost(people.author, bad.id)).toMatchObject({ isHidden: true, hiddenReason: "不发广告" });
  expect(await listQueue(people.leader)).toEqual([]);
});

test("in an area to which a rule does not reach, where its thread went, its words are not told", async () => {
  await setUp(people.leader, "works");
  const post = await held();
  const target = await plantBoard(cast.unit("logistics"));
  await carryThread(post.threadId, target);
  const [item] = await listQueue(people.sister);
  expect(item).toMatchObject({ id: post.id, rule: null });
  expect(await findRuleOfPost(people.sister, post.id)).toBeNull();
});

test("a rule that was removed is still told of what waits because of it", async () => {
  const ruleId = await setUp(people.leader, "works");
  await held();
  await removeRule(people.leader, { ruleId });
  expect((await listQueue(people.leader))[0]!.rule).toEqual({ kind: "words", why: "招揽" });
});

test("leaders keep the rules of their subtree and read those of above; a foreign unit's are not there", async () => {
  const everywhere = await setUp(people.above, null, "全站词");
  const own = await setUp(people.leader, "works");
  const seen = async (actor: Person) => (await listRules(actor)).map(({ id, isOwn }) => [id, isOwn]);
  expect(await seen(people.leader)).toEqual([
    [everywhere, false],
    [own, true],
  ]);
  expect(await seen(people.sister)).toEqual([[everywhere, false]]);
  expect(await seen(people.author)).toEqual([]);
  for (const [actor, ruleId] of [
    [people.leader, everywhere],
    [people.sister, own],
    [people.author, own],
    [people.leader, crypto.randomUUID()],
  ] as const)
    for (const refused of [
      () => changeRule(actor, { ruleId, kind: "words", words: "别的", why: "换了" }),
      () => switchRule(actor, { ruleId, on: false }),
      () => removeRule(actor, { ruleId }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "not_found" });
  for (const unitId of [cast.unit("works"), crypto.randomUUID()])
    await expect(addRule(people.sister, { unitId, kind: "links", amount: 1, why: "先看" })).rejects.toMatchObject({
      code: "not_found",
    });
  await expect(addRule(people.leader, { unitId: "", kind: "links", amount: 1, why: "先看" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("an area has a bounded number of rules, and a rule keeps its kind", async () => {
  const unitId = cast.unit("works");
  const { id: ruleId } = await addRule(people.leader, { unitId, kind: "links", amount: 1, why: "先看" });
  await expect(changeRule(people.leader, { ruleId, kind: "words", words: "别的", why: "换了" })).rejects.toMatchObject({
    code: "invalid",
  });
  for (let n = 1; n < RULES_MAX; n++) await addRule(people.leader, { unitId, kind: "links", amount: 1, why: "先看" });
  await expect(addRule(people.leader, { unitId, kind: "links", amount: 1, why: "先看" })).rejects.toMatchObject({
    fields: { form: { key: "rulesFull" } },
  });
});
