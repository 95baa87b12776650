import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db, sqlClient } from "#db/client.ts";
import { isListening, startListening } from "#db/listen.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { limits } from "#db/schema/limits.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { triesLeft } from "#domains/accounts/throttle.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { DomainError } from "#domains/kernel/errors.ts";
import { LIMIT_NAMES, LIMITS } from "#domains/kernel/limits.ts";
import { limitOf } from "#domains/kernel/limits-now.ts";
import { countRead } from "#domains/kernel/read-limit.ts";
import { sources } from "#security/sources.ts";
import { resetLimit } from "./commands/reset-limit.ts";
import { setLimit } from "./commands/set-limit.ts";
import { boundsOf } from "./input.ts";
import { listLimits } from "./queries.ts";

let cast: Cast;
let system: Actor;
let security: Actor;
beforeAll(async () => {
  cast = await castOf();
  [system, security] = [await cast.staff("system-admin"), await cast.staff("security-admin")];
  await startListening();
  await vi.waitFor(() => expect(isListening()).toBe(true));
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await db.delete(limits);
  await db.execute("notify limits");
});
afterAll(() => vi.restoreAllMocks());

const REPLIES = "forum.post.replied";
/** A change is heard of at once and not awaited by whoever makes it. */
const becomes = (name: typeof REPLIES | "sign-in", limit: object) =>
  vi.waitFor(async () => expect(await limitOf(name)).toEqual(limit), { timeout: 1_000, interval: 5 });

test("a changed limit is hit in this process within a second, and not once it is set back", async () => {
  const member = await cast.member("works");
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, member, [{ by: member }]);
  const say = () => reply(member, { threadId: thread.id, text: "好" });
  await becomes(REPLIES, { points: 20, windowSec: 300 });
  await setLimit(system, { name: REPLIES, points: 2, minutes: 5, why: "吵得厉害" });
  await becomes(REPLIES, { points: 2, windowSec: 300 });
  await say();
  await say();
  await expect(say()).rejects.toMatchObject({ code: "too_many" });
  await resetLimit(system, { name: REPLIES });
  await becomes(REPLIES, { points: 20, windowSec: 300 });
  await say();
});

test("the door knows its changed limit too", async () => {
  const knock = { name: "li-ming", address: "192.0.2.7", deviceId: null };
  expect(await triesLeft(knock)).toBe(5);
  await setLimit(security, { name: "sign-in", points: 3, minutes: 20 });
  await becomes("sign-in", { points: 3, windowSec: 1_200 });
  expect(await triesLeft(knock)).toBe(3);
});

test("what holds is not asked of the database at every write", async () => {
  await limitOf(REPLIES);
  const asked = vi.spyOn(sqlClient, "unsafe");
  for (let n = 0; n < 50; n++) await limitOf(REPLIES);
  // Once more where what was read grew old in between.
  expect(asked.mock.calls.length).toBeLessThanOrEqual(1);
  asked.mockRestore();
});

test("what guards the way in is the security administrator's, the rest the system administrator's, both as if there were none for others", async () => {
  const others = [cast.guest, await cast.member("group"), await cast.leader("group"), await cast.staff("audit-admin")];
  for (const name of LIMIT_NAMES) {
    const [may, mayNot] = LIMITS[name].guards === "door" ? [security, system] : [system, security];
    const { least, most } = boundsOf(name).points;
    const change = { name, points: Math.max(least, Math.min(3, most)), minutes: boundsOf(name).minutes.least };
    await setLimit(may, change);
    await expect(setLimit(mayNot, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resetLimit(mayNot, { name })).rejects.toMatchObject({ code: "forbidden" });
  }
  const [name] = LIMIT_NAMES;
  for (const other of others) {
    await expect(setLimit(other, { name: name!, points: 3, minutes: 10 })).rejects.toMatchObject({ code: "not_found" });
    await expect(resetLimit(other, { name: name! })).rejects.toMatchObject({ code: "not_found" });
    expect(await listLimits(other)).toEqual([]);
  }
});

test("no limit is set to nothing, to no end, or to a shorter while; one of the door is at most doubled", async () => {
  for (const name of LIMIT_NAMES) {
    const may = LIMITS[name].guards === "door" ? security : system;
    const { points, minutes } = boundsOf(name);
    expect(points.least).toBeGreaterThan(0);
    expect(points.most).toBeLessThanOrEqual(LIMITS[name].points * (LIMITS[name].guards === "door" ? 2 : 20));
    const usual = { name, points: LIMITS[name].points, minutes: minutes.least };
    const wrong: [string, object][] = [
      ["points", { points: points.least - 1 }],
      ["points", { points: points.most + 1 }],
      ["points", { points: "" }],
      ["points", { points: "1e99" }],
      ["points", { points: 2.5 }],
      ["minutes", { minutes: minutes.most + 1 }],
      ["minutes", { minutes: minutes.least - 1 }],
    ];
    for (const [field, values] of wrong)
      await expect(setLimit(may, { ...usual, ...values } as typeof usual)).rejects.toMatchObject({
        code: "invalid",
        fields: { [field]: {} },
      });
    await setLimit(may, { ...usual, points: points.most, minutes: minutes.most });
  }
  await expect(setLimit(system, { name: "no.such.limit" as never, points: 1, minutes: 1 })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("the table holds only what differs, with who, when and why; every change leaves its event", async () => {
  await setLimit(system, { name: REPLIES, points: 30, minutes: 10, why: "会议日" });
  expect(await db.select().from(limits)).toMatchObject([
    { name: REPLIES, points: 30, windowSec: 600, why: "会议日", changedBy: system.id },
  ]);
  const [kept] = await db
    .select()
    .from(events)
    .where(eq(events.name, "units.limit.set"))
    .orderBy(desc(events.seq))
    .limit(1);
  expect(kept).toMatchObject({
    actorId: system.id,
    payload: { name: REPLIES, points: 30, windowSec: 600, was: { points: 20, windowSec: 300 }, why: "会议日" },
  });
  const shown = (await listLimits(security)).find(({ name }) => name === REPLIES);
  expect(shown).toMatchObject({
    usual: { points: 20, windowSec: 300 },
    now: { points: 30, windowSec: 600 },
    change: { why: "会议日", changedByName: system.name },
    maySet: false,
  });
  await setLimit(system, { name: REPLIES, points: 20, minutes: 5 });
  expect(await db.select().from(limits)).toEqual([]);
});

/** What several commands count together. */
const SHARED = ["forum.own", "forum.house", "moderation.acts"];

test("every deed of the forum and of its leaders that a browser may ask for is counted", () => {
  const commands = sources.filter(({ file }) => /^domains\/(forum|moderation)\/.*commands\/[^/]+\.ts$/.test(file));
  const counted = commands.filter(({ text }) => /^ {2}limit: "/m.test(text)).map(({ file }) => file);
  const others = commands.map(({ file }) => file).filter((file) => !counted.includes(file));
  const isAskedFor = (file: string) =>
    sources.some(
      ({ file: at, text }) => at.endsWith("/actions.ts") && text.includes(file.split("/").slice(-2).join("/")),
    );
  expect(counted.length).toBeGreaterThan(60);
  // How far somebody has read is counted with what their page asks for (app/api/forum/read).
  expect(others.filter(isAskedFor)).toEqual([]);
});

test("every limit of the list is one that something counts by, and a command's bears its event", () => {
  const used = sources.flatMap(({ file, text }) => {
    if (!file.startsWith("domains/")) return [];
    const own = [...text.matchAll(/^ {2}event: "([^"]+)"[\s\S]*?^ {2}limit: "([^"]+)"/gm)];
    expect(own.filter(([, event, limit]) => event !== limit && !SHARED.includes(limit!)).map(() => file)).toEqual([]);
    const counted = text.matchAll(/(?:takePoint|limitOf)\("([^"]+)"/g);
    return [...own.map(([, , limit]) => limit), ...[...counted].map(([, name]) => name)];
  });
  expect([...new Set(used)].sort()).toEqual([...LIMIT_NAMES].sort());
});

test("the house's pace widens nothing that guards the way in", () => {
  expect(LIMIT_NAMES.filter((name) => LIMITS[name].guards === "door" && LIMITS[name].isPaced)).toEqual([]);
});

test("who reads faster than anybody can is asked to wait, each session for itself, and told for how long", async () => {
  const member = await cast.member("works");
  const [here, there] = [
    { ...member, sessionId: crypto.randomUUID() },
    { ...member, sessionId: crypto.randomUUID() },
  ];
  await setLimit(system, { name: "reads", points: 30, minutes: 1 });
  await vi.waitFor(async () => expect(await limitOf("reads")).toEqual({ points: 30, windowSec: 60 }));
  for (let n = 0; n < 30; n++) await countRead(here);
  const refusal = await countRead(here).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "too_many", fields: { form: { key: "wait", values: { minutes: 1 } } } });
  expect((refusal as DomainError).retryAfterSec).toBeGreaterThan(50);
  await countRead(there);
});
