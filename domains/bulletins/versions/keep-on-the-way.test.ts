import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { bodyWith } from "#db/testing/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { autosaveDraft } from "../commands/autosave-draft.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { newsroom } from "../testing.ts";
import { listVersions } from "./queries.ts";

type Member = Actor & { id: string };

let room: Awaited<ReturnType<typeof newsroom>>;
let second: Member;
beforeAll(async () => {
  room = await newsroom();
  second = await room.cast.staff("editor");
});

const type = (actor: Member, bulletinId: string, version: number, text = `文字${version}`) =>
  autosaveDraft(actor, {
    ...{ bulletinId, version, title: "稿件", columnId: room.columnId, unitId: room.cast.unit("works") },
    body: JSON.stringify(bodyWith(text)),
  });
const begin = async () => {
  const { id } = await startBulletin(room.editor, {
    ...{ title: "稿件", columnId: room.columnId, unitId: room.cast.unit("works") },
  });
  return id;
};
const ago = (minutes: number) => sql`now() - make_interval(mins => ${minutes})`;
const lastWordWas = (id: string, minutes: number) =>
  db
    .update(bulletins)
    .set({ updatedAt: ago(minutes) })
    .where(eq(bulletins.id, id));
const begunWas = (id: string, minutes: number) =>
  db
    .update(bulletins)
    .set({ createdAt: ago(minutes) })
    .where(eq(bulletins.id, id));
const keptOf = async (id: string) =>
  (await listVersions(room.editor, id)).map(({ version, keptFor, editor }) => [version, keptFor, editor]);

test("what is typed without a break is not kept at every save, and an empty beginning never", async () => {
  const id = await begin();
  await lastWordWas(id, 60);
  await type(room.editor, id, 1);
  await type(room.editor, id, 2);
  await type(room.editor, id, 3);
  expect(await keptOf(id)).toEqual([]);
});

test("what stood there is kept when another writes on, and when writing goes on after a pause", async () => {
  const id = await begin();
  await type(room.editor, id, 1);
  await db.delete(draftLocks).where(eq(draftLocks.bulletinId, id));
  await type(second, id, 2);
  expect(await keptOf(id)).toEqual([[2, "writer", room.editor.name]]);
  await type(second, id, 3);
  await lastWordWas(id, 9);
  await type(second, id, 4);
  expect(await keptOf(id)).toHaveLength(1);
  await lastWordWas(id, 11);
  await type(second, id, 5);
  expect(await keptOf(id)).toEqual([
    [5, "pause", second.name],
    [2, "writer", room.editor.name],
  ]);
});

test("of writing that goes on a version is kept every quarter of an hour, and not before", async () => {
  const id = await begin();
  await type(room.editor, id, 1);
  await begunWas(id, 14);
  await type(room.editor, id, 2);
  expect(await keptOf(id)).toEqual([]);
  await begunWas(id, 16);
  await type(room.editor, id, 3);
  await type(room.editor, id, 4);
  expect(await keptOf(id)).toEqual([[3, "interval", room.editor.name]]);
});

test("of what was kept by itself the last fifty stay; what was published stays for good", async () => {
  const id = await begin();
  await type(room.editor, id, 1);
  await publishBulletin(room.signer, { bulletinId: id, version: 2 });
  for (let version = 2; version < 56; version++) {
    await lastWordWas(id, 11);
    await type(room.editor, id, version);
  }
  const kept = await keptOf(id);
  expect(kept.at(-1)).toEqual([2, "publication", room.editor.name]);
  expect(kept.slice(0, -1).map(([version, why]) => [version, why])).toEqual(
    Array.from({ length: 50 }, (_, at) => [55 - at, "pause"]),
  );
  const rows = await db.select().from(bulletinVersions).where(eq(bulletinVersions.bulletinId, id));
  expect(rows).toHaveLength(51);
});
