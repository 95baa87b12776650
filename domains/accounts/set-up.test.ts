import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members, memberships, oneTimeLinks } from "#db/schema/accounts.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { verifyPassword } from "./passwords.ts";
import { findActor } from "./queries.ts";
import { hasAdministrator, isSetUpOpen, issueSetUpLink, setUp } from "./set-up.ts";

const ORIGIN = "https://qingfeng.example.org";
const tokenOf = (link: string) => link.slice(`${ORIGIN}/set-up/`.length);
const form = (token: string, changed: Record<string, string> = {}) => ({
  token,
  organisation: "清江集团",
  unit: "",
  name: "方旭",
  signInName: "admin",
  password: "correct horse battery",
  again: "correct horse battery",
  securityPerson: "骆文斌",
  securityName: "security",
  auditPerson: "钱若梅",
  auditName: "auditor",
  ...changed,
});

beforeEach(async () => {
  for (const table of [grants, memberships, oneTimeLinks, members, units, organisation]) await db.delete(table);
});

test("a link founds the organisation with three administrators, none of whom holds another's power", async () => {
  const link = await issueSetUpLink(`${ORIGIN}/`);
  expect(link.startsWith(`${ORIGIN}/set-up/`)).toBe(true);
  const { memberId, handed } = await setUp(form(tokenOf(link)));
  const rows = await db.select().from(members);
  const roles = await Promise.all(
    rows.map(async ({ id, signInName }) => [
      signInName,
      (await findActor(id))?.grants.map(({ role, path }) => [role, path]),
    ]),
  );
  expect(Object.fromEntries(roles)).toEqual({
    admin: [["system-admin", "group"]],
    security: [["security-admin", "group"]],
    auditor: [["audit-admin", "group"]],
  });
  expect(rows.find(({ id }) => id === memberId)).toMatchObject({
    name: "方旭",
    pinyin: "fang xu",
    passwordMustChange: false,
  });
  for (const { signInName, password } of handed) {
    const row = rows.find((member) => member.signInName === signInName);
    expect(row?.passwordMustChange).toBe(true);
    expect(await verifyPassword(password, row!.passwordHash)).toBe(true);
  }
  expect((await db.select().from(units))[0]).toMatchObject({ slug: "group", name: "清江集团", path: "group" });
  expect((await db.select().from(events).where(eq(events.actorId, memberId)))[0]?.name).toBe(
    "accounts.organisation.founded",
  );
  expect(JSON.stringify(await db.select().from(events))).not.toContain(handed[0]!.password);
});

test("a link works once, even when it is used twice at the same moment, and only its hash is stored", async () => {
  const token = tokenOf(await issueSetUpLink(ORIGIN));
  expect(JSON.stringify(await db.select().from(oneTimeLinks))).not.toContain(token);
  const answers = await Promise.allSettled([setUp(form(token)), setUp(form(token, { signInName: "other" }))]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await db.select().from(members)).length).toBe(3);
  expect(await isSetUpOpen(token)).toBe(false);
  await expect(setUp(form(token))).rejects.toMatchObject({ fields: { form: { key: "linkClosed" } } });
});

test("a link dies after half an hour, and when a new one is issued", async () => {
  const first = tokenOf(await issueSetUpLink(ORIGIN));
  const second = tokenOf(await issueSetUpLink(ORIGIN));
  expect([await isSetUpOpen(first), await isSetUpOpen(second)]).toEqual([false, true]);
  await db.update(oneTimeLinks).set({ expiresAt: new Date() });
  expect(await isSetUpOpen(second)).toBe(false);
  await expect(setUp(form(second))).rejects.toMatchObject({ code: "invalid" });
});

test("once there is an administrator no link opens anything", async () => {
  await setUp(form(tokenOf(await issueSetUpLink(ORIGIN))));
  expect(await hasAdministrator()).toBe(true);
  const again = tokenOf(await issueSetUpLink(ORIGIN));
  expect(await isSetUpOpen(again)).toBe(false);
  await expect(setUp(form(again, { signInName: "admin2" }))).rejects.toMatchObject({ code: "invalid" });
});

test("the three are three: names are compared without their case, and a refused form leaves the link open", async () => {
  const token = tokenOf(await issueSetUpLink(ORIGIN));
  for (const [changed, field, key] of [
    [{ securityName: "ADMIN" }, "securityName", "taken"],
    [{ auditName: "security" }, "auditName", "taken"],
    [{ again: "something else" }, "again", "notTheSame"],
    [{ password: "short", again: "short" }, "password", "tooShort"],
    [{ signInName: "管理员" }, "signInName", "signInName"],
    [{ signInName: "аdmin" }, "signInName", "signInName"],
    [{ organisation: "" }, "organisation", "tooShort"],
  ] as const)
    await expect(setUp(form(token, changed))).rejects.toMatchObject({ fields: { [field]: { key } } });
  await db.insert(members).values({ signInName: "Auditor", name: "早已在此" });
  await expect(setUp(form(token))).rejects.toMatchObject({ fields: { auditName: { key: "taken" } } });
  expect((await db.select().from(members)).length).toBe(1);
  expect(await isSetUpOpen(token)).toBe(true);
});
