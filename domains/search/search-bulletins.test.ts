import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { bulletinTerms } from "#db/schema/search.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { archiveBulletin } from "#domains/bulletins/commands/archive-bulletin.ts";
import { withdrawBulletin } from "#domains/bulletins/commands/withdraw-bulletin.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { noteMissing } from "./catch-up.ts";
import { findIds, listHits } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let columnId: string;
let [editor, publisher, reader] = [null, null, null] as unknown as [Person, Person, Person];
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("found")).id;
  [editor, publisher, reader] = [
    await cast.staff("editor"),
    await cast.staff("publisher"),
    await cast.member("works-1"),
  ];
});

const asked = { age: null, order: "best", own: false } as const;
const found = async (viewer: Actor, words: string) => (await findIds(viewer, "bulletins", words, asked)).ids;
const plant = async (title: string, unit: string | null = null) => {
  const unitId = unit && cast.unit(unit);
  const bulletin = await plantBulletin({ columnId, unitId, authorId: editor.id, title });
  await noteMissing();
  return bulletin;
};
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

test("an article is found by title and text in the areas of its reader, with the words marked", async () => {
  const [everyone, works, office] = [
    await plant("杜鹃花开"),
    await plant("杜鹃花谢", "works"),
    await plant("杜鹃花落", "office"),
  ];
  expect((await found(reader, "杜鹃")).sort()).toEqual([everyone.id, works.id].sort());
  expect(await found(cast.guest, "杜鹃")).toEqual([]);
  const hits = await listHits(reader, "bulletins", [office.id, works.id], "杜鹃");
  expect(hits.map(({ id, unit }) => [id, unit?.slug])).toEqual([[works.id, "works"]]);
  expect(hits[0]!.title.filter(({ isHit }) => isHit)).toEqual([{ text: "杜鹃", isHit: true }]);
});

test("what is withdrawn is found no more from that moment, what is archived as little, and its words are forgotten", async () => {
  const [withdrawn, archived] = [await plant("紫薇甲"), await plant("紫薇乙")];
  expect(await found(reader, "紫薇")).toHaveLength(2);
  await withdrawBulletin(publisher, { bulletinId: withdrawn.id, reason: "数据有误", notice: "" });
  await archiveBulletin(publisher, { bulletinId: archived.id, isArchived: "true" });
  expect(await found(reader, "紫薇")).toEqual([]);
  await deliver();
  const kept = await db
    .select({ id: publications.bulletinId })
    .from(bulletinTerms)
    .innerJoin(publications, eq(publications.id, bulletinTerms.publicationId))
    .where(eq(publications.bulletinId, withdrawn.id));
  expect(kept).toEqual([]);
});
