import { beforeAll, expect, test } from "vitest";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { homeBulletins } from "../queries.ts";
import { endSlot } from "./commands/end-slot.ts";
import { placeBulletin } from "./commands/place-bulletin.ts";
import { SLOT_MAX_DAYS } from "./input.ts";
import { listPinnedIds, listSlots } from "./queries.ts";

let cast: Cast;
let signer: Actor;
let column: { id: string; slug: string };
let authorId: string;
beforeAll(async () => {
  cast = await castOf();
  signer = await cast.staff("publisher");
  authorId = (await cast.staff("editor")).id;
  column = await plantColumn("slots");
});

const DAY_MS = 86_400_000;
const inDays = (days: number) => dayOf(new Date(Date.now() + days * DAY_MS));
const site: Audience = { kind: "audience", area: "site" };
const works: Audience = { kind: "audience", area: "unit:works" };
const plant = async (unit: string | null, ageInDays: number) => {
  const at = new Date(Date.now() - ageInDays * DAY_MS);
  return (await plantBulletin({ columnId: column.id, unitId: unit && cast.unit(unit), authorId, at })).id;
};
const leadOf = async (viewer: Audience, day: number) => (await homeBulletins(viewer, inDays(day))).lead?.id;
const place = (bulletinId: string, kind: "headline" | "pinned", first: number, last: number) =>
  placeBulletin(signer, { bulletinId, kind, firstDay: inDays(first), lastDay: inDays(last), reason: "全会精神" });

test("a headline leads the front page of its area from its first to its last day, the last placed one first", async () => {
  const [old, newest] = [await plant(null, 9), await plant(null, 1)];
  const [ofWorks, newestOfWorks] = [await plant("works", 9), await plant("works", 1)];
  await place(old, "headline", 1, 2);
  expect(await Promise.all([0, 1, 2, 3].map((day) => leadOf(site, day)))).toEqual([newest, old, old, newest]);
  const { rest } = await homeBulletins(site, inDays(1));
  expect(rest.map(({ id }) => id)).toEqual([newest]);
  expect(await leadOf(works, 1)).toBe(newestOfWorks);
  await place(ofWorks, "headline", 0, 2);
  expect([await leadOf(works, 1), await leadOf(site, 1)]).toEqual([ofWorks, old]);
  const { id } = await place(newest, "headline", 2, 2);
  expect(await leadOf(site, 2)).toBe(id);
  await withdrawBulletin(signer, { bulletinId: newest, reason: "停用" });
  expect(await leadOf(site, 2)).toBe(old);
});

test("a pin stands at the head of its column for those who may read it, until it ends or is ended", async () => {
  const [everyone, ofWorks] = [await plant(null, 30), await plant("works", 30)];
  await place(everyone, "pinned", 0, 1);
  await place(ofWorks, "pinned", 0, 1);
  const pinned = (viewer: Audience | Actor, day: number, slug = column.slug) =>
    listPinnedIds(viewer, [slug], inDays(day));
  expect([await pinned(site, 0), await pinned(works, 0)]).toEqual([[everyone], [ofWorks]]);
  expect(await pinned(await cast.member("works-1"), 1)).toEqual([ofWorks, everyone]);
  expect([await pinned(site, 2), await pinned(site, 0, "other")]).toEqual([[], []]);
  const [slot] = await listSlots(signer, everyone, inDays(0));
  expect(slot).toMatchObject({ kind: "pinned", reason: "全会精神", firstDay: inDays(0), lastDay: inDays(1) });
  await expect(endSlot(await cast.staff("editor"), { slotId: slot!.id })).rejects.toMatchObject({ code: "forbidden" });
  await endSlot(signer, { slotId: slot!.id });
  expect(await pinned(site, 0)).toEqual([]);
  await expect(endSlot(signer, { slotId: slot!.id })).rejects.toMatchObject({ code: "not_found" });
});

test("only whoever publishes there places a text, only what is published, and never for ever", async () => {
  const id = await plant("works", 1);
  const said = { bulletinId: id, kind: "pinned" as const, firstDay: inDays(0), lastDay: inDays(1), reason: "理由" };
  for (const actor of [await cast.staff("editor"), await cast.staff("reviewer")])
    await expect(placeBulletin(actor, said)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [await cast.staff("publisher", "logistics"), await cast.leader("works")])
    await expect(placeBulletin(actor, said)).rejects.toMatchObject({ code: "not_found" });
  const refused = (more: object, field: string, key: string) =>
    expect(placeBulletin(signer, { ...said, ...more })).rejects.toMatchObject({ fields: { [field]: { key } } });
  await refused({ lastDay: inDays(-1) }, "lastDay", "beforeFirst");
  await refused({ firstDay: inDays(-3), lastDay: inDays(-1) }, "lastDay", "dayPast");
  await refused({ lastDay: inDays(SLOT_MAX_DAYS) }, "lastDay", "slotTooLong");
  await refused({ reason: " " }, "reason", "required");
  await refused({ firstDay: "2026-02-30" }, "firstDay", "malformed");
  await placeBulletin(signer, { ...said, lastDay: inDays(SLOT_MAX_DAYS - 1) });
  const draft = await plantBulletin({ columnId: column.id, unitId: null, authorId, state: "draft" });
  await refused({ bulletinId: draft.id }, "form", "notPublished");
});
