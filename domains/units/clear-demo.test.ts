import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
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

test("one step takes the demonstration away; the three administrators stay, and nobody else may take it", async () => {
  for (const name of ["security", "leader-group", "editor"]) {
    const refusal = await clearDemo(await actorOf(name), {}).catch((error) => error);
    expect(["not_found", "forbidden"]).toContain(refusal.code);
  }
  expect(await count("threads")).toBeGreaterThan(30);

  const admin = await actorOf("admin");
  await clearDemo(admin, {});
  for (const table of ["threads", "posts", "boards", "bulletins", "publications", "cases", "flags", "inbox_items"])
    expect([table, await count(table)]).toEqual([table, 0]);
  const left = await db.select({ name: members.signInName }).from(members).where(isNull(members.deactivatedAt));
  expect(left.map(({ name }) => name).sort()).toEqual(["admin", "auditor", "security"]);
  expect(await count("units")).toBe(9);
  await expect(clearDemo(admin, {})).rejects.toMatchObject({ code: "conflict" });
}, 60_000);
