import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { clearDemo } from "./commands/clear-demo.ts";

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

test("one step takes the demonstration away; the three administrators stay, and nobody else may take it", async () => {
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
  for (const table of ["threads", "posts", "boards", "bulletins", "publications", "cases", "flags", "inbox_items"])
    expect([table, await count(table)]).toEqual([table, 0]);
  const left = await db.select({ name: members.signInName }).from(members).where(isNull(members.deactivatedAt));
  expect(left.map(({ name }) => name).sort()).toEqual(["admin", "auditor", "real-leader", "security"]);
  expect(await count("units")).toBe(9);
  await expect(clearDemo(admin, {})).rejects.toMatchObject({ code: "conflict" });
}, 60_000);
