import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db, type Reader } from "#db/client.ts";
import { rateLimits } from "#db/schema/kernel.ts";

const put = (on: Reader, key: string) => on.insert(rateLimits).values({ key, points: 1 }).returning();
const isThere = async (key: string) => (await db.$count(rateLimits, eq(rateLimits.key, key))) === 1;

test("what was sent last and not waited for commits with the rest", async () => {
  await db.transaction(async (tx) => {
    await put(tx, "first");
    void put(tx, "last").execute();
  });
  const [row] = await db.execute(sql`select count(distinct xmin::text)::int as n, count(*)::int as rows
    from rate_limits where key in ('first', 'last')`);
  expect(row).toEqual({ n: 1, rows: 2 });
});

test("when what was not waited for fails, nothing is written and the failure is told", async () => {
  const failing = db.transaction(async (tx) => {
    await put(tx, "undone");
    put(tx, "undone").catch(() => {});
    return "done";
  });
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  expect(await isThere("undone")).toBe(false);
});

test("an error that the work swallows still undoes it; one in a savepoint undoes the savepoint", async () => {
  const swallowing = db.transaction(async (tx) => {
    await put(tx, "swallowed");
    await put(tx, "swallowed").catch(() => {});
  });
  await expect(swallowing).rejects.toMatchObject({ code: "23505" });
  await db.transaction(async (tx) => {
    await put(tx, "kept");
    const inner = tx.transaction(async (nested) => {
      await put(nested, "inner");
      throw new Error("inside");
    });
    await expect(inner).rejects.toThrow("inside");
  });
  expect([await isThere("swallowed"), await isThere("kept"), await isThere("inner")]).toEqual([false, true, false]);
});

test("a transaction whose connection is gone never goes on on another one", async () => {
  const cut = db.transaction(async (tx) => {
    const [{ pid } = { pid: 0 }] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await put(tx, "before the cut");
    await db.execute(sql`select pg_terminate_backend(${pid}::int)`);
    // The driver opens the connection again for whoever comes next.
    await Promise.all(Array.from({ length: 20 }, () => db.execute(sql`select pg_sleep(0.02)`)));
    await put(tx, "after the cut");
  });
  await expect(cut).rejects.toThrow();
  expect([await isThere("before the cut"), await isThere("after the cut")]).toEqual([false, false]);
  const pids = await Promise.all(Array.from({ length: 20 }, () => db.execute(sql`select pg_backend_pid()`)));
  expect(pids).toHaveLength(20);
});

test("who still sends when the transaction has ended is refused", async () => {
  let kept: Reader = db;
  await db.transaction(async (tx) => {
    kept = tx;
    await put(tx, "in time");
  });
  await expect(put(kept, "too late").execute()).rejects.toThrow();
  expect(await isThere("too late")).toBe(false);
});
