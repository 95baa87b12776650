import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { cannedReasons } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { addReason } from "./commands/add-reason.ts";
import { removeReason } from "./commands/remove-reason.ts";
import { rewordReason } from "./commands/reword-reason.ts";
import { REASONS_MAX } from "./input.ts";
import { listReasons, listReasonsFor, listReasonsForAll } from "./queries.ts";

let cast: Cast;
let root: Actor;
let works: Actor;
let below: Actor;
let sister: Actor;

beforeAll(async () => {
  cast = await castOf();
  [root, works, below, sister] = [
    await cast.leader("group"),
    await cast.leader("works"),
    await cast.leader("works-1"),
    await cast.leader("logistics"),
  ];
});
beforeEach(() => db.delete(cannedReasons));

const word = (actor: Actor, unit: string | null, text: string) =>
  addReason(actor, { unitId: unit === null ? "" : cast.unit(unit), text });

test("an area is offered its own wordings first, then those of every unit above it, then everybody's", async () => {
  await word(root, null, "人人");
  await word(root, "group", "集团");
  await word(works, "works", "工程");
  await word(below, "works-1", "一项目部");
  await word(sister, "logistics", "物流");
  expect(await listReasonsFor(below, cast.path("works-1"))).toEqual(["一项目部", "工程", "集团", "人人"]);
  expect(await listReasonsFor(works, cast.path("works"))).toEqual(["工程", "集团", "人人"]);
  expect(await listReasonsFor(root, null)).toEqual(["人人"]);
  expect(
    await listReasonsForAll(works, [{ unitPath: cast.path("works") }, { unitPath: cast.path("works-1") }]),
  ).toEqual(["工程", "集团", "人人"]);
  for (const other of [sister, cast.guest, await cast.member("works")])
    expect(await listReasonsFor(other, cast.path("works"))).toEqual([]);
});

test("a leader words and rewords for the own subtree alone; what comes from above is read, not changed", async () => {
  const { id: fromAbove } = await word(root, null, "人人");
  const { id: own } = await word(works, "works", "工程");
  const { id: lower } = await word(below, "works-1", "一项目部");
  expect((await listReasons(works)).map(({ text, isOwn }) => [text, isOwn])).toEqual([
    ["人人", false],
    ["工程", true],
    ["一项目部", true],
  ]);
  expect((await listReasons(below)).map(({ text, isOwn }) => [text, isOwn])).toEqual([
    ["人人", false],
    ["工程", false],
    ["一项目部", true],
  ]);
  expect((await listReasons(sister)).map(({ text }) => text)).toEqual(["人人"]);
  await rewordReason(works, { reasonId: lower, text: "一部" });
  await removeReason(works, { reasonId: own });
  expect(await listReasonsFor(below, cast.path("works-1"))).toEqual(["一部", "人人"]);
  for (const reasonId of [fromAbove, own, crypto.randomUUID()]) {
    await expect(rewordReason(works, { reasonId, text: "改了" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeReason(works, { reasonId })).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a foreign unit answers as one that never was", async () => {
  const { id: reasonId } = await word(works, "works", "工程");
  for (const actor of [sister, cast.guest, await cast.member("works"), await cast.staff("editor")]) {
    for (const unitId of [cast.unit("works"), crypto.randomUUID()])
      await expect(addReason(actor, { unitId, text: "理由" })).rejects.toMatchObject({ code: "not_found" });
    await expect(rewordReason(actor, { reasonId, text: "改了" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeReason(actor, { reasonId })).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(word(works, null, "人人")).rejects.toMatchObject({ code: "forbidden" });
});

test("a list stays short enough to choose from", async () => {
  for (let n = 0; n < REASONS_MAX; n++) await word(works, "works", `理由 ${n}`);
  await expect(word(works, "works", "再来")).rejects.toMatchObject({ fields: { text: { key: "reasonsFull" } } });
});
