import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { isCurrent, isDemonstration } from "./current.ts";

const url = process.env.DATABASE_URL ?? "";
const settle = () => db.execute(sql`insert into units (slug, name, path) values ('group', '集团', 'group')`);

test("a start prepares a database that is empty, or that lacks the newest migration, and no other", async () => {
  expect(await isCurrent(url)).toBe(false);
  await settle();
  expect(await isCurrent(url)).toBe(true);
  await db.execute(
    sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
  );
  expect(await isCurrent(url)).toBe(false);
});

test("the demonstration is in place from its planting until it is cleared", async () => {
  expect(await isDemonstration(url)).toBe(false);
  await db.execute(sql`insert into organisation (name, demo_since) values ('清江集团', now())`);
  expect(await isDemonstration(url)).toBe(true);
  await db.execute(sql`update organisation set demo_since = null`);
  expect(await isDemonstration(url)).toBe(false);
});

test("a database without any table is prepared", async () => {
  await db.execute(sql`drop schema drizzle cascade`);
  expect(await isCurrent(url)).toBe(false);
});
