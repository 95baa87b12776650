import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { createColumn } from "./commands/create-column.ts";
import { updateColumn } from "./commands/update-column.ts";
import { listColumns, listRoutes } from "./queries.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});
const NOBODYS = "00000000-0000-7000-8000-000000000000";
const fields = { name: "廉政时评", enName: "Comment", description: "", position: 3, routeId: null };

test("the chief publisher sets up columns and their review, and nobody else", async () => {
  const chief = await cast.staff("publisher");
  const [route] = await listRoutes(chief);
  const { id } = await createColumn(chief, { ...fields, slug: "essays", routeId: route!.id });
  expect((await listColumns(chief)).find((column) => column.id === id)).toMatchObject({ routeId: route!.id });
  await updateColumn(chief, { ...fields, columnId: id, name: "时评", routeId: "" });
  const row = await db.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.id, id) });
  expect(row).toMatchObject({ name: "时评", slug: "essays", routeId: null });
  for (const actor of [
    await cast.staff("editor"),
    await cast.staff("reviewer"),
    await cast.staff("publisher", "works"),
    await cast.staff("system-admin"),
    await cast.leader("group"),
    await cast.member("works-1"),
  ]) {
    await expect(createColumn(actor, { ...fields, slug: "mine" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateColumn(actor, { ...fields, columnId: id })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(updateColumn(cast.guest, { ...fields, columnId: id })).rejects.toMatchObject({ code: "not_found" });
});

test("an address that is taken, a route that does not exist and a name too long are told beside the field", async () => {
  const chief = await cast.staff("publisher");
  await createColumn(chief, { ...fields, slug: "twice" });
  const at = (field: string, key: string) => ({ fields: { [field]: { key } } });
  await expect(createColumn(chief, { ...fields, slug: "twice" })).rejects.toMatchObject(at("slug", "taken"));
  const lost = { ...fields, slug: "lost", routeId: NOBODYS };
  await expect(createColumn(chief, lost)).rejects.toMatchObject(at("routeId", "malformed"));
  const long = { ...fields, slug: "long", name: "长".repeat(21) };
  await expect(createColumn(chief, long)).rejects.toMatchObject(at("name", "tooLong"));
  await expect(createColumn(chief, { ...fields, slug: "../x" })).rejects.toMatchObject({ code: "invalid" });
});

test("the two routes that come with the house hold what 三审三校 asks for", async () => {
  const rows = await db.select().from(reviewRoutes);
  const full = rows.find(({ slug }) => slug === "full")!;
  expect(full.steps.map(({ tasks }) => tasks.map(({ kind }) => kind))).toEqual([
    ["review", "proof"],
    ["review", "proof"],
    ["review", "proof"],
  ]);
  expect(full.steps.at(-1)!.tasks[0]!.role).toBe("publisher");
});
