import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships, sessions } from "#db/schema/accounts.ts";
import { events, idempotencyKeys } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { verifyPassword } from "#domains/accounts/passwords.ts";
import { findActorBySession } from "#domains/accounts/queries.ts";
import { openSession } from "#domains/accounts/sessions.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readNameCursor } from "./cursor.ts";
import { changePost } from "./memberships/commands/change-post.ts";
import { joinUnit } from "./memberships/commands/join-unit.ts";
import { leaveUnit } from "./memberships/commands/leave-unit.ts";
import { createPerson } from "./register/commands/create-person.ts";
import { deactivatePerson } from "./register/commands/deactivate-person.ts";
import { editPerson } from "./register/commands/edit-person.ts";
import { issuePassword } from "./register/commands/issue-password.ts";
import { reactivatePerson } from "./register/commands/reactivate-person.ts";
import { RegisterFilter } from "./register/filter.ts";
import { findPerson, listPeople } from "./register/queries.ts";

let cast: Cast;
let admin: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  admin = await cast.staff("system-admin");
});

const memberOf = async (id: string) => (await db.query.members.findFirst({ where: eq(members.id, id) }))!;
const create = (signInName: string, name = "欧阳娜", unit = "works-1") =>
  createPerson(admin, { name, signInName, unitId: cast.unit(unit), post: "干事" });
const origin = { ip: "127.0.0.1", userAgent: "test" };
const byPassword = { method: "password", passed: "password", kept: false } as const;
const everyone = RegisterFilter.parse({});

test("a new person can be found by name, pinyin and initials and signs in with a password that must change", async () => {
  const { id, secret } = await create("QJ0001");
  const row = await memberOf(id);
  expect([row.pinyin, row.initials, row.passwordMustChange]).toEqual(["ou yang na", "oyn", true]);
  expect(await verifyPassword(secret, row.passwordHash)).toBe(true);
  for (const q of ["阳娜", "ouyang", "OuYang N", "oyn", "qj00", "QJ0001"])
    expect((await listPeople(admin, { ...everyone, q })).rows.map((one) => one.id)).toContain(id);
  for (const q of ["yangna", "%", "_", "\\"])
    expect((await listPeople(admin, { ...everyone, q })).rows.map((one) => one.id)).not.toContain(id);
});

test("the password that is told once is stored nowhere, and a repeated submit does not tell it again", async () => {
  const key = crypto.randomUUID();
  const raw = { name: "一次", signInName: "once", unitId: cast.unit("works"), idempotencyKey: key };
  const first = await createPerson(admin, raw);
  const again = await createPerson(admin, raw);
  expect(again).toMatchObject({ id: first.id });
  expect(again.secret).toBeUndefined();
  const stored = JSON.stringify([
    await db.select().from(events).where(eq(events.subjectId, first.id)),
    await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)),
    await memberOf(first.id),
  ]);
  expect(first.secret).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  expect(stored).not.toContain(first.secret);
});

test("two accounts never share a sign-in name, whatever the case or width of its letters", async () => {
  const { id } = await create("Shared.Name");
  for (const signInName of ["shared.name", "SHARED.NAME", "Ｓhared.name", " Shared.Name "])
    await expect(create(signInName)).rejects.toMatchObject({ fields: { signInName: { key: "taken" } } });
  const other = await create("other-name");
  await expect(
    editPerson(admin, { memberId: other.id, name: "欧阳娜", signInName: "sHARED.nAME" }),
  ).rejects.toMatchObject({ fields: { signInName: { key: "taken" } } });
  await editPerson(admin, { memberId: id, name: "欧阳娜", signInName: "SHARED.name" });
  for (const signInName of ["a", "名字", "a b", "раураl", ".a", "a/b"])
    await expect(create(signInName)).rejects.toMatchObject({ fields: { signInName: { key: "signInName" } } });
});

test("pinyin follows the name until somebody corrects it", async () => {
  const { id } = await create("pinyin-1", "单雄信");
  await editPerson(admin, { memberId: id, name: "单雄信", signInName: "pinyin-1", pinyin: "dan xiong xin" });
  expect(await memberOf(id)).toMatchObject({ pinyin: "dan xiong xin", initials: "dxx" });
  await editPerson(admin, { memberId: id, name: "单雄信", signInName: "pinyin-1", pinyin: "dan xiong xin" });
  expect(await memberOf(id)).toMatchObject({ pinyin: "dan xiong xin" });
  await editPerson(admin, { memberId: id, name: "石磊", signInName: "pinyin-1", pinyin: "dan xiong xin" });
  expect(await memberOf(id)).toMatchObject({ pinyin: "shi lei", initials: "sl" });
});

test("a deactivated account and a reset password end every session at once, on any instance", async () => {
  for (const end of [deactivatePerson, issuePassword]) {
    const person = await cast.member("works-1");
    const session = await openSession({ memberId: person.id, ...byPassword }, origin);
    expect(await findActorBySession(session)).toMatchObject({ id: person.id });
    await end(admin, { memberId: person.id });
    expect(await findActorBySession(session)).toBeNull();
    await reactivatePerson(admin, { memberId: person.id });
    expect(await findActorBySession(session)).toBeNull();
    const rows = await db.select().from(sessions).where(eq(sessions.memberId, person.id));
    expect(rows.map(({ revokedBy }) => revokedBy)).toEqual([admin.id]);
  }
});

test("people join, change post and leave; nobody is left without a unit, and the past stays readable", async () => {
  const { id } = await create("mover", "调动", "works-1");
  const place = (unit: string) => ({ memberId: id, unitId: cast.unit(unit) });
  await expect(leaveUnit(admin, place("works-1"))).rejects.toMatchObject({ fields: { form: { key: "lastUnit" } } });
  await joinUnit(admin, { ...place("office"), post: "主任" });
  await expect(joinUnit(admin, place("office"))).rejects.toMatchObject({
    fields: { unitId: { key: "alreadyMember" } },
  });
  await changePost(admin, { ...place("office"), post: "书记" });
  await leaveUnit(admin, place("works-1"));
  expect((await cast.again(id)).homes.map(({ slug, post }) => [slug, post])).toEqual([["office", "书记"]]);
  await expect(changePost(admin, { ...place("works-1"), post: "x" })).rejects.toMatchObject({ code: "conflict" });
  const record = await findPerson(admin, id);
  expect(record?.places.map(({ slug, endedAt }) => [slug, endedAt === null])).toEqual([
    ["office", true],
    ["works-1", false],
  ]);
  const now = and(eq(memberships.memberId, id), isNull(memberships.endedAt));
  expect(await db.select().from(memberships).where(now)).toHaveLength(1);
});

test("the register is sorted by pinyin and read in pages both ways without a gap or a repetition", async () => {
  for (const [index, name] of ["赵一", "钱二", "安三", "重庆", "曾四"].entries())
    await create(`sort-${index}`, name, "logistics-1");
  const unit = { ...everyone, unit: "logistics" };
  const names = (await listPeople(admin, unit)).rows.map(({ name }) => name);
  expect(names.slice(0, 5)).toEqual(
    ["安三", "曾四", "钱二", "赵一", "重庆"].sort((a, b) => a.localeCompare(b, "zh-Hans-CN")),
  );

  await db
    .insert(members)
    .values(Array.from({ length: 120 }, (_, n) => ({ signInName: `many-${n}`, name: n % 3 ? "同名" : `名${n}` })));
  const seen: string[] = [];
  const pages = [await listPeople(admin, everyone)];
  for (let next = pages[0]!.next; next !== null; next = pages.at(-1)!.next)
    pages.push(await listPeople(admin, everyone, readNameCursor(next)));
  for (const { rows } of pages) seen.push(...rows.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe((await db.select({ id: members.id }).from(members)).length);
  const back = await listPeople(admin, everyone, readNameCursor(pages.at(-1)!.previous!));
  expect(back.rows.map(({ id }) => id)).toEqual(pages.at(-2)!.rows.map(({ id }) => id));
  expect(pages[0]!.previous).toBeNull();
});

test("filters narrow by subtree, role and state; what is unknown in an address is left out", async () => {
  const leader = await cast.leader("office-1");
  const { id } = await create("filtered", "筛选", "office-1");
  const ids = async (raw: object) => (await listPeople(admin, RegisterFilter.parse(raw))).rows.map((row) => row.id);
  expect(await ids({ unit: "office" })).toEqual(expect.arrayContaining([leader.id, id]));
  expect(await ids({ unit: "office-2" })).not.toContain(id);
  expect(await ids({ unit: "office", role: "leader" })).toEqual([leader.id]);
  expect(await ids({ unit: "office-1", state: "never" })).toContain(id);
  await deactivatePerson(admin, { memberId: id });
  expect(await ids({ unit: "office-1", state: "active" })).not.toContain(id);
  expect(await ids({ unit: "office-1", state: "deactivated" })).toEqual([id]);
  expect(RegisterFilter.parse({ q: ["a"], unit: "'; drop", role: "king", state: 1 })).toEqual(everyone);
});

test("a cursor that nobody wrote is no cursor", () => {
  for (const text of ["", "x", "W10", Buffer.from('["after",1,2]').toString("base64url"), "a".repeat(2_000)])
    expect(readNameCursor(text)).toBeNull();
});
