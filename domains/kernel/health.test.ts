import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { GET } from "#app/api/health/route.ts";
import { db, sqlClient } from "#db/client.ts";
import { organisation } from "#db/schema/kernel.ts";

async function ask() {
  const answer = await GET();
  return { code: answer.status, ...(await answer.json()) };
}
const heardAgo = (sec: number) =>
  db.update(organisation).set({ workerSeenAt: sql`now() - make_interval(secs => ${sec})` });

beforeEach(async () => {
  await db.delete(organisation).catch(() => {});
});

test("well is: the database answers, and the worker was heard a moment ago", async () => {
  await db.insert(organisation).values({ name: "清江集团" });
  await heardAgo(2);
  expect(await ask()).toEqual({ code: 200, status: "ok", database: true, worker: true });
});

test("a worker that is silent, or was never heard, is not well: 503", async () => {
  const silent = { code: 503, status: "degraded", database: true, worker: false };
  expect(await ask(), "before the first word").toEqual(silent);
  await db.insert(organisation).values({ name: "清江集团" });
  expect(await ask()).toEqual(silent);
  await heardAgo(20);
  expect(await ask()).toEqual(silent);
});

test("a database that is lost is not well, and is told from a silent worker: 503", async () => {
  await sqlClient.end();
  expect(await ask()).toEqual({ code: 503, status: "degraded", database: false, worker: false });
});
