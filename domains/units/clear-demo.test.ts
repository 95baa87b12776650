import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { NO_NAME } from "#db/enums/demo.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { HOUSE_COLUMNS } from "#domains/bulletins/columns/house-columns.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { clearDemo } from "./commands/clear-demo.ts";
import { canAdministerUnits } from "./policy.ts";

const data = mkdtempSync(join(tmpdir(), "qingfeng-clear-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

beforeAll(async () => {
  process.env.QINGFENG_DATA = data;
  await seedDemo({ password: "a-password-for-everyone" });
}, 120_000);

async function actorOf(signInName: string): Promise<Actor> {
  const [row] = await db.select({ id: members.id }).from(members).where(eq(members.signInName, signInName));
  return (await findActor(row!.id))!;
}

const count = async (what: string) =>
  Number((await db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${what}`)))[0]?.n);

/** Somebody real who leads `works` beside the people of the demonstration. */
async function realLeader(): Promise<string> {
  const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.slug, "works"));
  const [row] = await db
    .insert(members)
    .values({ signInName: "real-leader", name: "真人" })
    .returning({ id: members.id });
  await db.insert(memberships).values({ memberId: row!.id, unitId: unit!.id });
  await db.insert(grants).values({ memberId: row!.id, role: "leader", unitId: unit!.id });
  return row!.id;
}

/** Writes one act into the log about the opening post of a thread of the demonstration's works. */
async function act(actorId: string, memberId: string): Promise<string> {
  const [about] = await db.execute<{
    thread: string;
    post: string;
    unit: string;
  }>(sql`select t.id as thread, p.id as post,
    t.unit_id as unit from threads t join posts p on p.thread_id = t.id join units u on u.id = t.unit_id
    where u.slug = 'works' and t.is_demo limit 1`);
  const where = { unitId: about!.unit, threadId: about!.thread, postId: about!.post };
  const row = { kind: "hide-post" as const, actorId, memberId, reason: "写了他人隐私", ...where };
  return (await db.insert(moderationActions).values(row).returning({ id: moderationActions.id }))[0]!.id;
}

const whileClearing = (statement: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('qingfeng.clearing_demo', 'on', true)`);
    await tx.execute(sql.raw(statement));
  });

test("an act of moderation is neither changed nor removed, and no log is emptied", async () => {
  const [demo] = await db.select({ id: members.id }).from(members).where(eq(members.signInName, "leader-works"));
  await act(demo!.id, demo!.id);
  await db.insert(events).values({ name: "a.b.c", subjectId: demo!.id });
  for (const statement of [
    "delete from moderation_actions",
    "update moderation_actions set reason = 'x'",
    "truncate moderation_actions cascade",
    "truncate members cascade",
    "truncate events cascade",
    "truncate event_seals cascade",
    "truncate bulletin_versions cascade",
    "truncate review_decisions cascade",
    "truncate bulletin_confirmations cascade",
    "delete from events",
  ]) {
    const refusal = await db.execute(sql.raw(statement)).catch((error) => error);
    expect([statement, refusal.cause?.code]).toEqual([statement, "23001"]);
  }
});

test("one step takes the demonstration away, its units, columns and name too; nobody but the system administrator may take it", async () => {
  for (const name of ["security", "leader-group", "editor"]) {
    const refusal = await clearDemo(await actorOf(name), {}).catch((error) => error);
    expect(["not_found", "forbidden"]).toContain(refusal.code);
  }
  expect(await count("threads")).toBeGreaterThan(30);

  const [admin, staged, real] = [await actorOf("admin"), (await actorOf("leader-works")).id!, await realLeader()];
  const kept = [await act(real, staged), await act(staged, real)];
  const gone = await act(staged, staged);
  for (const id of kept)
    await expect(whileClearing(`delete from moderation_actions where id = '${id}'`)).rejects.toThrow();

  await clearDemo(admin, {});
  const acts = await db
    .select()
    .from(moderationActions)
    .where(inArray(moderationActions.id, [...kept, gone]));
  expect(acts.map(({ id, reason }) => [id, reason])).toEqual(kept.map((id) => [id, "写了他人隐私"]));
  const late = { kind: "lock-thread" as const, actorId: staged, memberId: staged };
  await db.insert(moderationActions).values(late);
  const over = whileClearing("delete from moderation_actions where kind = 'lock-thread'");
  await expect(over, "the demonstration is gone: so is the exception").rejects.toThrow();
  for (const table of [
    "threads",
    "posts",
    "boards",
    "bulletins",
    "publications",
    "cases",
    "flags",
    "inbox_items",
    "mutes",
  ])
    expect([table, await count(table)]).toEqual([table, 0]);
  const columns = await db
    .select({ slug: bulletinColumns.slug })
    .from(bulletinColumns)
    .orderBy(bulletinColumns.position);
  expect(columns, "as a house without a demonstration begins").toEqual(HOUSE_COLUMNS.map(({ slug }) => ({ slug })));
  const stay = await db.select({ name: units.name, slug: units.slug }).from(units).orderBy(units.path);
  expect(stay, "the top one, and that with somebody real").toEqual([
    { name: "本单位", slug: "group" },
    { name: "工程公司", slug: "works" },
  ]);
  expect((await db.select().from(organisation))[0]).toMatchObject({ ...NO_NAME, demoSince: null });
  expect(await count("events where name = 'units.demo.cleared'")).toBe(1);
  await expect(clearDemo(admin, {})).rejects.toMatchObject({ code: "conflict" });
}, 60_000);

test("the three administrators stay as long as nobody real is there, and choose a password of their own", async () => {
  const left = await db.select().from(members).where(isNull(members.deactivatedAt)).orderBy(members.signInName);
  expect(left.map(({ signInName, passwordMustChange }) => [signInName, passwordMustChange])).toEqual([
    ["admin", true],
    ["auditor", true],
    ["real-leader", false],
    ["security", true],
  ]);
  expect(canAdministerUnits(await actorOf("admin"))).toBe(true);
});

test("of the other invented people only those stay, shut out, whom something still names", async () => {
  const shut = await db
    .select({ name: members.signInName })
    .from(members)
    .where(isNotNull(members.deactivatedAt))
    .orderBy(members.signInName);
  // The pictures that the daily sweep will take are the editor's; of the leader the log of moderation tells.
  expect(shut).toEqual([{ name: "editor" }, { name: "leader-works" }]);
});
