import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { archiveBulletin } from "./commands/archive-bulletin.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { placeBulletin } from "./slots/commands/place-bulletin.ts";

let cast: Cast;
let writer: Actor & { id: string };
let publisher: Actor;
let news: { id: string; slug: string };
let open: { id: string; slug: string };
beforeAll(async () => {
  cast = await castOf();
  writer = await cast.staff("editor");
  publisher = await cast.staff("publisher");
  news = await plantColumn("news-now");
  open = await plantColumn("open-now");
  await db
    .update(bulletinColumns)
    .set({ parentId: news.id, visibility: "public" })
    .where(eq(bulletinColumns.id, open.id));
});

type State = "draft" | "published";
const plant = async (columnId: string, unit: string | null, state: State) =>
  (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: writer.id, state })).id;
const publish = async (id: string, version: number) =>
  (await publishBulletin(publisher, { bulletinId: id, version })).tags?.toSorted();
const rewrite = (id: string, columnId: string, version = 1) =>
  saveDraft(writer, { bulletinId: id, version, title: "改过的题目", columnId });

test("what comes out for the first time makes stale where it comes in: its area's and its columns' first pages", async () => {
  const id = await plant(open.id, null, "draft");
  expect(await publish(id, 1)).toEqual(
    [
      `bulletin:${id}`,
      ...["site", "public"]
        .flatMap((area) => [area, `${area}:open-now`, `${area}:news-now`])
        .map((of) => `bulletins:${of}`),
    ].toSorted(),
  );
  const ofWorks = await plant(news.id, "works", "draft");
  expect(await publish(ofWorks, 1)).toEqual(
    [`bulletin:${ofWorks}`, "bulletins:unit:works", "bulletins:unit:works:news-now"].toSorted(),
  );
});

test("a correction in its place makes stale what names the bulletin, and no more; into another column whatever may show it", async () => {
  const id = await plant(news.id, null, "published");
  await rewrite(id, news.id);
  expect(await publish(id, 2)).toEqual([`bulletin:${id}`]);
  await rewrite(id, open.id, 2);
  expect(await publish(id, 3)).toEqual([`bulletin:${id}`, "bulletins"]);
});

test("what goes takes with it the pages that name it; what comes back from the archive may stand anywhere", async () => {
  const id = await plant(news.id, null, "published");
  const archive = async (isArchived: "true" | "false") =>
    (await archiveBulletin(publisher, { bulletinId: id, isArchived })).tags;
  expect(await archive("true")).toEqual([`bulletin:${id}`]);
  expect(await archive("false")).toEqual(["bulletins", `bulletin:${id}`]);
  expect((await withdrawBulletin(publisher, { bulletinId: id, reason: "核实" })).tags).toEqual([`bulletin:${id}`]);
});

test("what is corrected while it lies in the archive comes back into the middle", async () => {
  const id = await plant(news.id, null, "published");
  await archiveBulletin(publisher, { bulletinId: id, isArchived: "true" });
  await rewrite(id, news.id);
  expect(await publish(id, 2)).toEqual([`bulletin:${id}`, "bulletins"]);
});

test("a headline and a pin make stale the first pages of their area", async () => {
  const id = await plant(news.id, "works", "published");
  const today = dayOf(new Date());
  const { tags } = await placeBulletin(publisher, {
    ...{ bulletinId: id, kind: "pinned", firstDay: today, lastDay: today, reason: "全会精神" },
  });
  expect(tags?.toSorted()).toEqual(
    [`bulletin:${id}`, "bulletins:unit:works", "bulletins:unit:works:news-now"].toSorted(),
  );
});
