import { beforeAll, expect, test } from "vitest";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { archiveBulletin } from "./commands/archive-bulletin.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { listDrafts } from "./drafts/queries.ts";
import { findBulletin, homeBulletins, listBulletins, listPublicAddresses } from "./queries.ts";
import { newsroom } from "./testing.ts";

let room: Awaited<ReturnType<typeof newsroom>>;
beforeAll(async () => {
  room = await newsroom();
});

const works: Audience = { kind: "audience", area: "unit:works" };

test("what is archived stands in no list, front page, feed or sitemap, but at its address; and comes back", async () => {
  const { editor, signer, reader, plant, rewrite } = room;
  const id = await plant();
  const archive = (actor: Actor, isArchived: "true" | "false") =>
    archiveBulletin(actor, { bulletinId: id, isArchived });
  const listed = async () => [
    (await listBulletins(reader)).bulletins.some((row) => row.id === id),
    (await homeBulletins(works, "2026-01-01")).lead?.id === id,
    (await listPublicAddresses(reader, 1000)).some((row) => row.id === id),
  ];
  expect(await listed()).toEqual([true, true, true]);
  for (const actor of [editor, reader]) await expect(archive(actor, "true")).rejects.toBeInstanceOf(DomainError);
  await expect(archive(signer, "false")).rejects.toMatchObject({ fields: { form: { key: "nothingNew" } } });
  await archive(signer, "true");
  expect(await listed()).toEqual([false, false, false]);
  expect((await findBulletin(reader, id))?.archivedAt).toBeInstanceOf(Date);
  const inState = async (state: "archived" | "published") =>
    (await listDrafts(editor, { state })).drafts.some((row) => row.id === id);
  expect([await inState("archived"), await inState("published")]).toEqual([true, false]);
  await archive(signer, "false");
  expect(await listed()).toEqual([true, true, true]);
  await archive(signer, "true");
  await rewrite(id, 1, "改过的题目");
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect((await findBulletin(reader, id))?.archivedAt, "what is published anew is no archive").toBeNull();
});
