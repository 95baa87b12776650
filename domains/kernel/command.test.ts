import { count, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events, idempotencyKeys } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { command } from "./command.ts";
import { LIMITS } from "./limits.ts";
import { handleEvents } from "./outbox.ts";

const NOBODY = "00000000-0000-7000-8000-000000000000";
let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

const renameSelf = command({
  event: "test.member.renamed",
  input: z.object({ name: z.string().min(1).max(20), fail: z.boolean().optional() }),
  load: async (tx, actor) => (await tx.query.members.findFirst({ where: eq(members.id, actor.id ?? NOBODY) })) ?? null,
  allow: (actor, member) => member.id === actor.id && !member.name.startsWith("固定"),
  async run(tx, { input, subject }) {
    await tx.update(members).set({ name: input.name }).where(eq(members.id, subject.id));
    if (input.fail) throw new Error("after the write");
    return { id: subject.id, payload: { name: input.name } };
  },
});

const nameOf = async (id: string) => (await db.query.members.findFirst({ where: eq(members.id, id) }))?.name;
const eventsOf = async (id: string) =>
  (await db.select({ n: count() }).from(events).where(eq(events.subjectId, id)))[0]?.n;

test("a write leaves exactly one event, and a write that fails leaves nothing", async () => {
  const actor = await cast.member("works-1");
  await renameSelf(actor, { name: "新名" });
  expect([await nameOf(actor.id), await eventsOf(actor.id)]).toEqual(["新名", 1]);
  await expect(renameSelf(actor, { name: "半途", fail: true })).rejects.toThrow("after the write");
  expect([await nameOf(actor.id), await eventsOf(actor.id)]).toEqual(["新名", 1]);
});

test("what was done along with a write leaves its own events in the same transaction, in order, or none", async () => {
  const actor = await cast.member("works-1");
  const together = command({
    event: "test.members.greeted",
    input: z.object({ fail: z.boolean() }),
    load: async () => ({}),
    allow: () => true,
    async run(_tx, { input }) {
      const also = [1, 2].map((n) => ({ event: "test.member.greeted" as const, id: actor.id, payload: { n } }));
      // An id that is none fails where the event is written.
      return { id: actor.id, also: input.fail ? [...also, { event: "test.member.greeted", id: "x" }] : also };
    },
  });
  const told = async () => {
    const rows = await db.select().from(events).where(eq(events.subjectId, actor.id)).orderBy(events.seq);
    return rows.map(({ name, payload }) => [name, payload.n]);
  };
  const all = [
    ["test.members.greeted", undefined],
    ["test.member.greeted", 1],
    ["test.member.greeted", 2],
  ];
  const raw = { fail: false, idempotencyKey: crypto.randomUUID() };
  await together(actor, raw);
  expect(await told()).toEqual(all);
  await together(actor, raw);
  await expect(together(actor, { fail: true })).rejects.toThrow();
  expect(await told()).toEqual(all);
});

test("input is refused field by field before anything is loaded", async () => {
  const actor = await cast.member("works-1");
  await expect(renameSelf(actor, { name: "" })).rejects.toMatchObject({
    code: "invalid",
    fields: { name: { key: "required" } },
  });
  await expect(renameSelf(actor, { name: ["a"] } as never)).rejects.toMatchObject({ code: "invalid" });
  await expect(renameSelf(actor, { name: "a\u0000" })).rejects.toMatchObject({
    code: "invalid",
    fields: { name: { key: "malformed" } },
  });
});

test("a command that asks no policy, or loads nothing to ask it about, does not compile", () => {
  const parts = {
    event: "test.member.nothing" as const,
    input: z.object({}),
    load: async () => ({}),
    run: async () => ({ id: NOBODY }),
  };
  // @ts-expect-error `allow` is missing
  command(parts);
  const { load: _, ...blind } = parts;
  // @ts-expect-error `load` is missing
  command({ ...blind, allow: () => true });
  // @ts-expect-error a policy that does not say yes or no
  command({ ...parts, allow: async () => true });
  command({ ...parts, allow: () => true });
});

test("what the actor may not see is not found, what policy refuses is forbidden", async () => {
  await expect(renameSelf(cast.guest, { name: "x" })).rejects.toMatchObject({ code: "not_found" });
  const fixed = await cast.member("works-1", "固定");
  await expect(renameSelf(fixed, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("the same key twice, even at the same moment, writes once and answers alike", async () => {
  const actor = await cast.member("works-1");
  const raw = { name: "一次", idempotencyKey: crypto.randomUUID() };
  const answers = await Promise.all([renameSelf(actor, raw), renameSelf(actor, raw), renameSelf(actor, raw)]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await eventsOf(actor.id)).toBe(1);
});

test("a repeated key answers as it did, also when the same would be refused by now; for another command it is a conflict", async () => {
  const actor = await cast.member("works-1");
  const seen: string[] = [];
  const once = command({
    event: "test.member.once",
    input: z.object({ name: z.string() }),
    load: async () => ({}),
    allow: () => seen.length === 0,
    run: async () => ({ id: seen[seen.push(actor.id) - 1]! }),
  });
  const raw = { name: "别的", idempotencyKey: crypto.randomUUID() };
  expect(await once(actor, raw)).toEqual(await once(actor, raw));
  await expect(once(actor, { name: "别的" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(renameSelf(actor, raw)).rejects.toMatchObject({ code: "conflict" });
  expect(await eventsOf(actor.id)).toBe(1);
});

test("a key that no page of ours gave counts as none", async () => {
  const actor = await cast.member("works-1");
  for (const idempotencyKey of ["not-a-uuid", "x".repeat(5_000), 7, null, ["a"]])
    await expect(renameSelf(actor, { name: "照样", idempotencyKey: idempotencyKey as string })).resolves.toMatchObject({
      id: actor.id,
    });
  expect([await eventsOf(actor.id), await keysOf(actor.id)]).toEqual([5, 0]);
});

const pressed = { name: "按两下", idempotencyKey: "" };
const keysOf = (id: string) => db.$count(idempotencyKeys, eq(idempotencyKeys.actorId, id));
const letPass = (id: string) =>
  db
    .update(idempotencyKeys)
    .set({ createdAt: sql`now() - interval '11 seconds'` })
    .where(eq(idempotencyKeys.actorId, id));

test("a form that could be given no key, sent twice, even at the same moment, writes once and answers alike", async () => {
  const [actor, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const press = () => renameSelf(actor, pressed);
  const answers = [...(await Promise.all([press(), press(), press()])), await press()];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await eventsOf(actor.id)).toBe(1);
  await renameSelf(other, pressed);
  expect(await eventsOf(other.id)).toBe(1);
});

test("the same once more is another deed ten seconds later, and where something else was done in between", async () => {
  const actor = await cast.member("works-1");
  await renameSelf(actor, pressed);
  await letPass(actor.id);
  await Promise.all([renameSelf(actor, pressed), renameSelf(actor, pressed)]);
  expect(await eventsOf(actor.id)).toBe(2);
  await renameSelf(actor, { ...pressed, name: "别的" });
  await renameSelf(actor, pressed);
  expect([await eventsOf(actor.id), await nameOf(actor.id), await keysOf(actor.id)]).toEqual([4, pressed.name, 1]);
});

test("what is refused by now is refused, when the same was done more than ten seconds ago", async () => {
  const actor = await cast.member("works-1");
  let isOpen = true;
  const once = command({
    event: "test.member.greeted",
    input: z.object({ name: z.string().optional() }),
    load: async () => ({}),
    allow: () => isOpen,
    run: async () => ({ id: actor.id }),
  });
  await once(actor, { idempotencyKey: "" });
  isOpen = false;
  expect(await once(actor, { idempotencyKey: "" })).toEqual({ id: actor.id });
  await letPass(actor.id);
  await expect(once(actor, { idempotencyKey: "" })).rejects.toMatchObject({ code: "forbidden" });
});

test("without a key nothing is kept of what answers with a secret, bears a file or leaves no event, nor where nobody asks", async () => {
  const actor = await cast.member("works-1");
  const parts = { input: z.looseObject({}), load: async () => ({}), allow: () => true };
  const hush = command({ ...parts, event: "test.member.hushed", isPrivate: true, run: async () => ({ id: actor.id }) });
  const tell = command({ ...parts, event: "test.member.told", run: async () => ({ id: actor.id, secret: "s" }) });
  const open = command({ ...parts, event: "test.member.opened", run: async () => ({ id: actor.id }) });
  await hush(actor, { idempotencyKey: "" });
  expect(await keysOf(actor.id)).toBe(0);
  expect(await tell(actor, { idempotencyKey: "" })).toEqual(await tell(actor, { idempotencyKey: "" }));
  await open(actor, { idempotencyKey: "", file: new File(["x"], "x") });
  await open(actor, {});
  expect([await keysOf(actor.id), await eventsOf(actor.id)]).toEqual([0, 4]);
});

test("attempts that are refused cost a point like those that succeed", async () => {
  const actor = await cast.member("works-1");
  const limited = command({
    event: "test.member.limited",
    input: z.object({ fail: z.boolean() }),
    limit: "reset-mail",
    load: async () => ({}),
    allow: (_, __, { fail }) => !fail,
    run: async () => ({ id: actor.id }),
  });
  await expect(limited(actor, { fail: true })).rejects.toMatchObject({ code: "forbidden" });
  for (let n = 1; n < LIMITS["reset-mail"].points; n++) await limited(actor, { fail: false });
  for (const fail of [false, true]) await expect(limited(actor, { fail })).rejects.toMatchObject({ code: "too_many" });
  expect(await eventsOf(actor.id)).toBe(2);
});

test("listeners hear each event once, and one that fails does not stop the others", async () => {
  const actor = await cast.member("works-1");
  await renameSelf(actor, { name: "说" });
  const heard: string[] = [];
  const failed: string[] = [];
  const listeners = {
    "test.member.renamed": async (event: { payload: Record<string, unknown> }) => {
      if (event.payload.name !== "说") throw new Error("not mine");
      heard.push(String(event.payload.name));
    },
  };
  await handleEvents([listeners], (_, event) => failed.push(event.name));
  await handleEvents([listeners], () => {});
  expect(heard).toEqual(["说"]);
  expect(failed.length).toBeGreaterThan(0);
});
