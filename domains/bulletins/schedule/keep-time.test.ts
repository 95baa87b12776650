import { eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { plantBulletin } from "#db/testing/bulletins.ts";
import { newsroom } from "../testing.ts";
import { schedulePublication } from "./commands/schedule-publication.ts";
import { keepTime } from "./keep-time.ts";

test("a plan goes out within a second of its time and never before it, also one that is made while the worker rests", async () => {
  const { columnId, editor, signer, cast } = await newsroom();
  let isOver = false;
  const errors: unknown[] = [];
  const worker = keepTime(
    () => isOver,
    (error) => errors.push(error),
  );
  const late: number[] = [];
  for (const aheadMs of [40, 300, 1_250]) {
    const planted = { columnId, unitId: cast.unit("works"), authorId: editor.id };
    const { id } = await plantBulletin({ ...planted, state: "draft" });
    await schedulePublication(signer, { bulletinId: id, version: 1, at: new Date(Date.now() + 3_600_000) });
    const dueAt = sql`now() + make_interval(secs => ${aheadMs / 1_000})`;
    const ofIt = eq(publicationSchedules.bulletinId, id);
    const [plan] = await db.update(publicationSchedules).set({ dueAt }).where(ofIt).returning();
    const row = await vi.waitFor(
      async () => {
        const [found] = await db.select().from(publications).where(eq(publications.bulletinId, id));
        if (!found) throw new Error("not out yet");
        return found;
      },
      { timeout: 5_000, interval: 20 },
    );
    late.push(row.publishedAt.getTime() - plan!.dueAt.getTime());
  }
  isOver = true;
  await worker;
  expect(errors).toEqual([]);
  for (const ms of late) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(1_000);
  }
});
