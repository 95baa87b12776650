import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ROLES } from "#db/enums/roles.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { checkChain } from "./commands/check-chain.ts";
import { exportEvents } from "./commands/export-events.ts";
import { AuditFilter } from "./filter.ts";
import { listEvents } from "./queries.ts";
import { sealEvents } from "./seal.ts";

let cast: Cast;
let auditor: Actor & { id: string };
const all = AuditFilter.parse({});

beforeAll(async () => {
  cast = await castOf();
  auditor = await cast.staff("audit-admin");
});

const speak = async (
  name: string,
  actor: Actor,
  payload: Record<string, unknown> = {},
  unit = "works-1",
  at = new Date(),
) => db.insert(events).values({ name, actorId: actor.id, subjectId: actor.id!, unitId: cast.unit(unit), payload, at });

test("the auditor reads who did what, newest first, page by page and by area, person, unit and day", async () => {
  const admin = await cast.staff("system-admin");
  const other = await cast.staff("security-admin");
  for (let n = 0; n < 5; n++) await speak("people.person.edited", admin, { n });
  await speak("people.role.given", other, { role: "leader" }, "office-1");
  await speak("units.unit.renamed", admin, {}, "works-2", new Date("2020-02-02T03:00:00Z"));
  const names = async (raw: object) => (await listEvents(auditor, AuditFilter.parse(raw))).rows.map((row) => row.name);
  expect((await names({}))[0]).toBe("units.unit.renamed");
  expect(await names({ domain: "units" })).toEqual(["units.unit.renamed"]);
  expect(await names({ person: other.name })).toEqual(["people.role.given"]);
  expect(await names({ unit: "office" })).toEqual(["people.role.given"]);
  expect(await names({ from: "2020-02-02", to: "2020-02-02" })).toEqual(["units.unit.renamed"]);
  expect(await names({ to: "2020-02-01" })).toEqual([]);
  const first = await listEvents(auditor, all, 3);
  const second = await listEvents(auditor, { ...all, before: first.next! }, 3);
  const seqs = [...first.rows, ...second.rows].map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  expect(new Set(seqs).size).toBe(6);
  expect(AuditFilter.parse({ from: "yesterday", before: "-1", domain: "x", unit: "%", person: ["a"] })).toEqual(all);
});

test("nobody is named for talk, reading or complaint, and asking for a person does not find theirs", async () => {
  const member = await cast.member("works-1", "说话的人");
  const talk = [
    "forum.post.replied",
    "forum.thread.read",
    "moderation.post.flagged",
    "bulletins.bulletin.opened",
    "notifications.inbox.read",
  ];
  for (const name of talk) await speak(name, member, { excerpt: "私下的话" });
  const { rows } = await listEvents(auditor, all, talk.length);
  expect(rows.map(({ name }) => name).sort()).toEqual([...talk].sort());
  expect(JSON.stringify(rows)).not.toMatch(/说话的人|私下的话/);
  expect((await listEvents(auditor, { ...all, person: "说话的人" })).rows).toEqual([]);
  await speak("moderation.post.hidden", member, { reason: "内容" });
  const [hidden] = (await listEvents(auditor, all, 1)).rows;
  expect(hidden).toMatchObject({ actor: "说话的人", payload: {} });
});

test("the log is the audit administrator's alone; for everyone else there is none", async () => {
  const others = [cast.guest, await cast.member("works-1"), await cast.staff("audit-admin", "works")];
  for (const role of ROLES.filter((one) => one !== "audit-admin")) others.push(await cast.staff(role));
  for (const actor of others) {
    expect((await listEvents(actor, all)).rows).toEqual([]);
    await expect(checkChain(actor, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(exportEvents(actor, all)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a check of the chain says what it found, and that it was made stands in the log; so does an export", async () => {
  await sealEvents();
  const { result } = await checkChain(auditor, {});
  expect(result).toMatchObject({ ok: true, brokenAt: null });
  const { rows } = await exportEvents(auditor, AuditFilter.parse({ domain: "audit" }));
  expect(rows[0]).toMatchObject({ name: "audit.chain.checked", actor: auditor.name, payload: { ok: true } });
  expect((await listEvents(auditor, all, 1)).rows[0]?.name).toBe("audit.events.exported");
});
