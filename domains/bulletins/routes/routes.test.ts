import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { approveReview } from "../review/commands/approve-review.ts";
import { submitForReview } from "../review/commands/submit-for-review.ts";
import { findReview } from "../review/queries.ts";
import { createRoute } from "./commands/create-route.ts";
import { updateRoute } from "./commands/update-route.ts";
import { findRouteById, listRoutesInUse } from "./queries.ts";

let cast: Cast;
let chief: Actor;
beforeAll(async () => {
  cast = await castOf();
  chief = await cast.staff("publisher");
});

const said = { name: "两审一校", position: "5", review1: "reviewer", reviewers1: "2", proof1: "editor", hours1: "48" };
const refused = (fields: object) => ({ fields });

test("a form becomes steps in their order: blanks close up, a checklist is its lines, no limit is none", async () => {
  const { id } = await createRoute(chief, {
    ...said,
    checklist1: "事实核对\n\n 导向恰当 ",
    review4: "publisher",
    hours4: "",
  });
  expect((await findRouteById(chief, id))?.steps).toEqual([
    {
      tasks: [
        { kind: "review", role: "reviewer", approvers: 2 },
        { kind: "proof", role: "editor", approvers: 1 },
      ],
      hours: 48,
      checklist: ["事实核对", "导向恰当"],
    },
    { tasks: [{ kind: "review", role: "publisher", approvers: 1 }], hours: null, checklist: [] },
  ]);
  await plantColumn("by-route");
  await db.update(bulletinColumns).set({ routeId: id }).where(eq(bulletinColumns.slug, "by-route"));
  expect((await listRoutesInUse(chief)).find(({ route }) => route.id === id)).toMatchObject({ columns: 1 });
});

test("a route without a review, with a role that sees no drafts, or beyond a limit is refused beside the field", async () => {
  const tried = (more: object) => createRoute(chief, { ...said, ...more });
  await expect(tried({ review1: "" })).rejects.toMatchObject(refused({ form: { key: "routeWithoutReview" } }));
  await expect(tried({ review1: "leader" })).rejects.toMatchObject(refused({ review1: { key: "malformed" } }));
  await expect(tried({ reviewers1: "6" })).rejects.toMatchObject(refused({ reviewers1: { key: "tooBig" } }));
  await expect(tried({ hours1: "0" })).rejects.toMatchObject(refused({ hours1: { key: "tooSmall" } }));
  await expect(tried({ hours1: "721" })).rejects.toMatchObject(refused({ hours1: { key: "tooBig" } }));
  await expect(tried({ checklist1: "一\n".repeat(9) })).rejects.toMatchObject(
    refused({ checklist1: { key: "checklistTooLong" } }),
  );
  await expect(tried({ name: "审" })).rejects.toMatchObject(refused({ name: { key: "tooShort" } }));
});

test("only the chief publisher sets up routes", async () => {
  const [route] = await db.select().from(reviewRoutes);
  for (const actor of [
    await cast.staff("editor"),
    await cast.staff("reviewer"),
    await cast.staff("publisher", "works"),
    await cast.staff("system-admin"),
  ]) {
    await expect(createRoute(actor, said)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateRoute(actor, { ...said, routeId: route!.id })).rejects.toMatchObject({ code: "not_found" });
    expect([await listRoutesInUse(actor), await findRouteById(actor, route!.id)]).toEqual([[], null]);
  }
});

test("a review under way goes on by the steps it began with; the next one takes the new ones", async () => {
  const { id } = await createRoute(chief, said);
  const column = await plantColumn("under-way");
  await db.update(bulletinColumns).set({ routeId: id }).where(eq(bulletinColumns.id, column.id));
  const editor = await cast.staff("editor", "works");
  const handIn = async () => {
    const unitId = cast.unit("works");
    const text = await plantBulletin({ columnId: column.id, unitId, authorId: editor.id, state: "draft" });
    await submitForReview(editor, { bulletinId: text.id, version: 1 });
    return text.id;
  };
  const before = await handIn();
  await updateRoute(chief, { routeId: id, name: "一审", position: "5", review1: "reviewer" });
  const after = await handIn();
  const word = { version: 1, step: 0, kind: "review", note: "" } as const;
  for (const bulletinId of [before, after])
    await approveReview(await cast.staff("reviewer", "works"), { ...word, bulletinId });
  expect((await findReview(editor, before))?.state).toBe("in_review");
  expect((await findReview(editor, after))?.state).toBe("approved");
});
