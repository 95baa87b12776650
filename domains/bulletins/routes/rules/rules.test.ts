import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { CONTENT_KINDS, type ContentKind, RISKS, type Risk } from "#db/enums/routes.ts";
import { bulletinColumns, bulletins, routeRules } from "#db/schema/bulletins.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { publishBulletin } from "../../commands/publish-bulletin.ts";
import { restoreVersion } from "../../commands/restore-version.ts";
import { saveDraft } from "../../commands/save-draft.ts";
import { findDraft } from "../../drafts/queries.ts";
import { approveReview } from "../../review/commands/approve-review.ts";
import { submitForReview } from "../../review/commands/submit-for-review.ts";
import { findReview, findRoute } from "../../review/queries.ts";
import { createRoute } from "../commands/create-route.ts";
import { addRouteRule } from "./commands/add-route-rule.ts";
import { removeRouteRule } from "./commands/remove-route-rule.ts";
import { listRouteRules } from "./queries.ts";

let cast: Cast;
let chief: Actor;
let writer: Actor & { id: string };
let plain: string;
const routes: Record<string, string> = {};
beforeAll(async () => {
  cast = await castOf();
  chief = await cast.staff("publisher");
  writer = await cast.staff("editor", "works");
  for (const name of ["栏目流程", "敏感流程", "重大流程", "曝光流程"]) {
    routes[name] = (await createRoute(chief, { name, position: "9", review1: "reviewer" })).id;
  }
});
let column: string;
beforeEach(async () => {
  await db.delete(routeRules);
  column = (await plantColumn()).id;
  plain = (await plantColumn()).id;
  await db.update(bulletinColumns).set({ routeId: routes.栏目流程! }).where(eq(bulletinColumns.id, column));
});

const rule = (route: string, more: { columnId?: string; kind?: ContentKind; risk?: Risk }) =>
  addRouteRule(chief, { columnId: "", kind: "", risk: "ordinary", ...more, routeId: routes[route]! });
const plant = (columnId = column) =>
  plantBulletin({ columnId, unitId: cast.unit("works"), authorId: writer.id, state: "draft" });
async function routeOf(kind: ContentKind, risk: Risk, columnId = column) {
  const { id } = await plant(columnId);
  await db.update(bulletins).set({ kind, risk }).where(eq(bulletins.id, id));
  return (await findRoute(writer, id))?.name ?? null;
}

test("without rules every text goes its column's way, whatever it is", async () => {
  for (const kind of CONTENT_KINDS) for (const risk of RISKS) expect(await routeOf(kind, risk)).toBe("栏目流程");
  expect(await routeOf("exposure", "grave", plain)).toBeNull();
});

test("the rule for the highest risk wins, then one for the column, then one for the kind", async () => {
  await rule("敏感流程", { risk: "sensitive" });
  await rule("曝光流程", { kind: "exposure" });
  expect(await routeOf("original", "ordinary")).toBe("栏目流程");
  expect(await routeOf("exposure", "ordinary")).toBe("曝光流程");
  expect(await routeOf("original", "sensitive")).toBe("敏感流程");
  // A higher risk than the rule names is held by it too, and risk counts more than kind.
  expect(await routeOf("original", "grave")).toBe("敏感流程");
  expect(await routeOf("exposure", "grave")).toBe("敏感流程");
  await rule("曝光流程", { kind: "exposure", risk: "sensitive" });
  expect(await routeOf("exposure", "sensitive")).toBe("曝光流程");
  await rule("重大流程", { columnId: column, risk: "sensitive" });
  expect(await routeOf("exposure", "sensitive")).toBe("重大流程");
  expect(await routeOf("original", "sensitive", plain)).toBe("敏感流程");
  expect(
    (await listRouteRules(chief)).map(({ rule: { risk, columnId, kind } }) => [risk, columnId !== null, kind]),
  ).toEqual([
    ["sensitive", true, null],
    ["sensitive", false, "exposure"],
    ["sensitive", false, null],
    ["ordinary", false, "exposure"],
  ]);
});

test("a rule asks for a review also where the column asks for none", async () => {
  await rule("重大流程", { risk: "grave" });
  const { id } = await plant(plain);
  const signer = await cast.staff("publisher", "works");
  const said = { bulletinId: id, title: "题目", columnId: plain, unitId: cast.unit("works") };
  await saveDraft(writer, { ...said, version: 1, risk: "grave" });
  expect(await findDraft(writer, id)).toMatchObject({ risk: "grave", kind: "original", hasRoute: true });
  await expect(publishBulletin(signer, { bulletinId: id, version: 2 })).rejects.toMatchObject({
    fields: { form: { key: "notApproved" } },
  });
  // What a form does not name stays as it is.
  await saveDraft(writer, { ...said, version: 2 });
  expect(await findDraft(writer, id)).toMatchObject({ risk: "grave" });
});

test("another kind or risk is another text: its approvals are lost, its versions keep what they were", async () => {
  await rule("敏感流程", { risk: "sensitive" });
  const { id } = await plant();
  await submitForReview(writer, { bulletinId: id, version: 1 });
  const review = (await findReview(writer, id))!;
  const reviewer = await cast.staff("reviewer", "works");
  await approveReview(reviewer, { bulletinId: id, version: 1, step: 0, kind: "review" });
  expect((await findDraft(writer, id))?.reviewState).toBe("approved");
  const said = { bulletinId: id, title: "通报", columnId: column, unitId: cast.unit("works") };
  await saveDraft(writer, { ...said, version: 1, risk: "sensitive" });
  expect((await findDraft(writer, id))?.reviewState).toBeNull();
  expect(review.fingerprint).not.toBe("");
  expect(await findRoute(writer, id)).toMatchObject({ name: "敏感流程", rule: { kind: null, risk: "sensitive" } });
  await restoreVersion(writer, { bulletinId: id, version: 2, restored: 1 });
  expect(await findDraft(writer, id)).toMatchObject({ risk: "ordinary" });
});

test("only the chief publisher makes rules, each once, and none for every text", async () => {
  const { id } = await rule("敏感流程", { risk: "sensitive" });
  const refused = (key: string, field = "form") => ({ fields: { [field]: { key } } });
  await expect(rule("重大流程", { risk: "sensitive" })).rejects.toMatchObject(refused("ruleThere"));
  await expect(rule("重大流程", {})).rejects.toMatchObject(refused("ruleForAll", "risk"));
  const nowhere = { columnId: "0198a3b2-1111-7111-8111-111111111111", risk: "grave" } as const;
  await expect(rule("重大流程", nowhere)).rejects.toMatchObject({ code: "not_found" });
  for (const actor of [writer, await cast.staff("publisher", "works"), await cast.staff("reviewer")]) {
    expect(await listRouteRules(actor)).toEqual([]);
    await expect(removeRouteRule(actor, { ruleId: id })).rejects.toMatchObject({ code: "not_found" });
    const input = { columnId: "", kind: "", risk: "grave", routeId: routes.重大流程! } as const;
    await expect(addRouteRule(actor, input)).rejects.toMatchObject({ code: "not_found" });
  }
  await removeRouteRule(chief, { ruleId: id });
  expect(await listRouteRules(chief)).toEqual([]);
});
