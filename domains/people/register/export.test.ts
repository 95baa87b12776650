import { beforeAll, expect, test } from "vitest";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { csvLines } from "#lib/csv.ts";
import { uploadImport } from "../imports/commands/upload-import.ts";
import { findDryRun } from "../imports/queries.ts";
import { joinUnit } from "../memberships/commands/join-unit.ts";
import { createPerson } from "./commands/create-person.ts";
import { exportPeople } from "./commands/export-people.ts";
import { RegisterFilter } from "./filter.ts";

let cast: Cast;
let admin: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  admin = await cast.staff("system-admin");
});

test("what is exported is what the filter shows, and read in again it changes nothing", async () => {
  const { id } = await createPerson(admin, {
    name: "+往返",
    signInName: "round-trip",
    email: "round@example.org",
    unitId: cast.unit("works-1"),
    post: "干事",
  });
  await joinUnit(admin, { memberId: id, unitId: cast.unit("office"), post: "委员" });
  const { rows } = await exportPeople(admin, RegisterFilter.parse({ unit: "works" }));
  expect(rows).toMatchObject([{ signInName: "round-trip", unit: "works-1; office", post: "干事; 委员", roles: [] }]);
  const header = ["登录名", "姓名", "拼音", "邮箱", "单位", "职务"];
  const table = rows.map((row) => [row.signInName, row.name, row.pinyin, row.email, row.unit, row.post]);
  const { id: importId } = await uploadImport(admin, { file: new File([csvLines([header, ...table])], "again.csv") });
  expect((await findDryRun(admin, importId))?.counts).toMatchObject({ same: 1, changed: 0, new: 0, wrong: 0 });
});

test("only the system administrator takes the register out", async () => {
  for (const actor of [
    cast.guest,
    await cast.leader("group"),
    await cast.staff("security-admin"),
    await cast.staff("audit-admin"),
  ])
    await expect(exportPeople(actor, RegisterFilter.parse({}))).rejects.toMatchObject({ code: "not_found" });
});
