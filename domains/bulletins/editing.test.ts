import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { listDrafts } from "./drafts/queries.ts";
import { newsroom } from "./testing.ts";

let room: Awaited<ReturnType<typeof newsroom>>;
beforeAll(async () => {
  room = await newsroom();
});

test("whoever saved in the last two minutes is named as writing, and nobody after that", async () => {
  const { editor, signer, plant, rewrite } = room;
  const id = await plant();
  const writing = async () => {
    const row = (await listDrafts(signer)).drafts.find((draft) => draft.id === id);
    return [row?.isBeingEdited, row?.editorName];
  };
  expect((await writing())[1]).toBeNull();
  await rewrite(id, 1, "正在改");
  expect(await writing()).toEqual([true, editor.name]);
  await db.update(bulletins).set({ updatedAt: sql`now() - interval '3 minutes'` }).where(eq(bulletins.id, id));
  expect(await writing()).toEqual([false, editor.name]);
});
