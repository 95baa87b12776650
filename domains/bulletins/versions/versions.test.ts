import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { bodyWith, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { restoreVersion } from "../commands/restore-version.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { findVersion, listVersions } from "./queries.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let columnId: string;
let editor: Member;
let signer: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("versioned")).id;
  editor = await cast.staff("editor", "works");
  signer = await cast.staff("publisher", "works");
});

const write = (bulletinId: string, version: number, text: string, ...pictures: string[]) =>
  saveDraft(editor, {
    ...{ bulletinId, version, title: "通知", columnId, unitId: cast.unit("works") },
    body: JSON.stringify(bodyWith(text, ...pictures)),
  });

/** A text of works that was published twice: as version 2 with a picture, and as version 3 without. */
async function publishedTwice() {
  const { id: picture } = await uploadPicture(editor, { bytes: await pictureOf(600, 300), fileName: "a.jpg" });
  const { id } = await startBulletin(editor, { title: "通知", columnId, unitId: cast.unit("works") });
  await write(id, 1, "第一版", picture);
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  await write(id, 2, "第二版");
  await publishBulletin(signer, { bulletinId: id, version: 3 });
  return { id, picture };
}

test("what was published is kept, listed for those who work on it, and for nobody else", async () => {
  const { id } = await publishedTwice();
  expect((await listVersions(editor, id)).map(({ version }) => version)).toEqual([3, 2]);
  expect(plainText((await findVersion(editor, id, 2))!.body)).toContain("第一版");
  for (const actor of [
    await cast.staff("editor", "logistics"),
    await cast.leader("works"),
    await cast.member("works-1"),
    cast.guest,
  ]) {
    expect(await listVersions(actor, id)).toEqual([]);
    expect(await findVersion(actor, id, 2)).toBeNull();
  }
  expect(await findVersion(editor, id, 99)).toBeNull();
});

test("a version comes back as a new one, with its pictures, and what stood there before stays kept", async () => {
  const { id, picture } = await publishedTwice();
  const restore = (actor: Member, version: number, restored = 2) =>
    restoreVersion(actor, { bulletinId: id, version, restored });
  await expect(restore(signer, 3)).rejects.toMatchObject({ code: "forbidden" });
  await expect(restore(await cast.staff("editor", "logistics"), 3)).rejects.toMatchObject({ code: "not_found" });
  await expect(restore(editor, 2)).rejects.toMatchObject({ code: "conflict" });
  await expect(restore(editor, 3, 77)).rejects.toMatchObject({ code: "not_found" });
  await restore(editor, 3);
  const row = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(row).toMatchObject({ version: 4, writerIds: [editor.id] });
  expect(JSON.stringify(row!.body)).toContain(picture);
  const kept = await db.select().from(bulletinVersions).where(eq(bulletinVersions.bulletinId, id));
  expect(kept.map(({ version }) => version).sort()).toEqual([2, 3]);
});

test("what was never handed in is kept before a version takes its place, and comes back like any other", async () => {
  const { id } = await publishedTwice();
  await write(id, 3, "还没送审的一稿");
  await restoreVersion(editor, { bulletinId: id, version: 4, restored: 2 });
  const [first] = await listVersions(editor, id);
  expect(first).toMatchObject({ version: 4, keptFor: "restored", editor: editor.name });
  await restoreVersion(editor, { bulletinId: id, version: 5, restored: 4 });
  const row = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(plainText(row!.body)).toContain("还没送审的一稿");
});
