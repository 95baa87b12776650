import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import journal from "#drizzle/meta/_journal.json" with { type: "json" };
import { migrate } from "./migrate.ts";
import { asAdmin, inDatabase, roleOf, uniqueName } from "./testing/clones.ts";

const { adminUrl, ownerUrl } = inject("template");
const name = uniqueName("empty");

beforeAll(() => asAdmin(adminUrl, (sql) => sql.unsafe(`create database "${name}" owner "${roleOf(ownerUrl)}"`)));
afterAll(() => asAdmin(adminUrl, (sql) => sql.unsafe(`drop database "${name}" with (force)`)));

test("several starts on one empty database migrate one after the other: each ends well, everything is done once", async () => {
  const url = inDatabase(ownerUrl, name);
  const ends = await Promise.allSettled([migrate(url), migrate(url), migrate(url)]);
  expect(ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason.cause ?? end.reason)] : []))).toEqual(
    [],
  );
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
  expect(row?.n).toBe(journal.entries.length);
  await sql.end();
}, 60_000);
