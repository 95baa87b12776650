import { beforeAll, expect, test } from "vitest";
import { NO_IMPRINT } from "#db/enums/imprint.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { findOrganisation, mournsOn } from "#domains/edge/organisation.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { setImprint } from "./commands/set-imprint.ts";
import { setMourning } from "./commands/set-mourning.ts";

let cast: Cast;
let admin: Actor;
beforeAll(async () => {
  cast = await castOf();
  admin = await cast.staff("system-admin");
});
const WHOLE = {
  undertaker: "纪委办公室",
  icp: "京ICP备12345678号-1",
  police: "京公网安备11010102000001号",
  siteCode: "bm01000001",
  contact: "jw@example.org",
};

test("the footer is the system administrator's, is said whole or refused, and empties again", async () => {
  await setImprint(admin, WHOLE);
  expect((await findOrganisation()).imprint).toEqual(WHOLE);
  for (const actor of [await cast.staff("publisher"), await cast.leader("group"), await cast.staff("security-admin")]) {
    await expect(setImprint(actor, {})).rejects.toBeInstanceOf(DomainError);
    await expect(setMourning(actor, { from: "", until: "" })).rejects.toBeInstanceOf(DomainError);
  }
  const wrong = { icp: "ICP 12345", police: "11010102000001", siteCode: "12", contact: "javascript:alert(1)" };
  await expect(setImprint(admin, wrong)).rejects.toMatchObject({
    fields: {
      icp: { key: "icpNumber" },
      police: { key: "policeNumber" },
      siteCode: { key: "siteCode" },
      contact: { key: "contact" },
    },
  });
  await expect(setImprint(admin, { undertaker: "长".repeat(101) })).rejects.toMatchObject({
    fields: { undertaker: { key: "tooLong" } },
  });
  expect((await findOrganisation()).imprint).toEqual(WHOLE);
  await setImprint(admin, {});
  expect((await findOrganisation()).imprint).toEqual(NO_IMPRINT);
});

test("days of mourning count from the first to the last, both included, and end when they are emptied", async () => {
  await setMourning(admin, { from: "2026-12-12", until: "2026-12-13" });
  const grey = await findOrganisation();
  const days = ["2026-12-11", "2026-12-12", "2026-12-13", "2026-12-14"];
  expect(days.map((day) => mournsOn(grey, day))).toEqual([false, true, true, false]);
  const refused = (from: string, until: string, fields: object) =>
    expect(setMourning(admin, { from, until })).rejects.toMatchObject({ fields });
  await refused("2026-12-13", "2026-12-12", { until: { key: "beforeFirst" } });
  await refused("2026-12-13", "", { until: { key: "required" } });
  await refused("", "2026-12-13", { from: { key: "required" } });
  await refused("2026-02-30", "2026-03-01", { from: { key: "malformed" } });
  expect((await findOrganisation()).mourning).toEqual({ from: "2026-12-12", until: "2026-12-13" });
  await setMourning(admin, { from: "", until: "" });
  expect(mournsOn(await findOrganisation(), "2026-12-12")).toBe(false);
});
