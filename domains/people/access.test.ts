import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ROLES } from "#db/enums/roles.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { giveRole } from "./grants/commands/give-role.ts";
import { takeRole } from "./grants/commands/take-role.ts";
import { listGrants } from "./grants/queries.ts";
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
import { requireTwoStep } from "./two-step/commands/require-two-step.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

/** Everything of these tables, as one hash each: a refused write leaves it as it was. */
async function stateOf(): Promise<unknown> {
  const tables = ["members", "memberships", "grants", "sessions", "events", "units"];
  return Promise.all(
    tables.map((table) =>
      db.execute(sql.raw(`select md5(coalesce(string_agg(t::text, '|' order by id), '')) from ${table} t`)),
    ),
  );
}

type Deed = { name: string; by: "system-admin" | "security-admin"; attempt: (actor: Actor) => Promise<unknown> };

/** One row a command: who may, and an attempt that would succeed for them. */
async function deeds(): Promise<Deed[]> {
  const person = await cast.member("works-1");
  const memberId = person.id;
  const leader = await cast.leader("works-2");
  const [grant] = await db.select().from(grants).where(eq(grants.memberId, leader.id));
  const signInName = `new-${memberId.slice(-12)}`;
  const here = cast.unit("works-1");
  const there = cast.unit("office-1");
  return [
    { name: "create", by: "system-admin", attempt: (a) => createPerson(a, { name: "新", signInName, unitId: here }) },
    {
      name: "edit",
      by: "system-admin",
      attempt: (a) => editPerson(a, { memberId, name: "改", signInName: `e-${signInName}` }),
    },
    { name: "join", by: "system-admin", attempt: (a) => joinUnit(a, { memberId, unitId: there }) },
    { name: "post", by: "system-admin", attempt: (a) => changePost(a, { memberId, unitId: here, post: "长" }) },
    { name: "leave", by: "system-admin", attempt: (a) => leaveUnit(a, { memberId, unitId: here }) },
    { name: "password", by: "system-admin", attempt: (a) => issuePassword(a, { memberId }) },
    { name: "deactivate", by: "system-admin", attempt: (a) => deactivatePerson(a, { memberId }) },
    { name: "reactivate", by: "system-admin", attempt: (a) => reactivatePerson(a, { memberId }) },
    { name: "give", by: "security-admin", attempt: (a) => giveRole(a, { memberId, role: "editor", unitId: there }) },
    { name: "two-step", by: "security-admin", attempt: (a) => requireTwoStep(a, { roles: ["trial"] }) },
    { name: "take", by: "security-admin", attempt: (a) => takeRole(a, { grantId: grant!.id }) },
  ];
}

test("each command is done by its one administrator; everyone else is refused and nothing changes", async () => {
  const outsiders: [string, Actor][] = [
    ["guest", cast.guest],
    ["member", await cast.member("works-1")],
    ["leader of the unit", await cast.leader("works-1")],
    ["leader of the root", await cast.leader("group")],
    ["system administrator of a part", await cast.staff("system-admin", "works")],
    ["security administrator of a part", await cast.staff("security-admin", "works")],
  ];
  for (const role of ROLES) outsiders.push([role, await cast.staff(role)]);
  for (const { name, by, attempt } of await deeds()) {
    const before = await stateOf();
    for (const [who, actor] of outsiders.filter(([kind]) => kind !== by))
      await expect(attempt(actor), `${who} must not ${name}`).rejects.toMatchObject({
        code: expect.stringMatching(/^(not_found|forbidden)$/),
      });
    expect(await stateOf(), name).toEqual(before);
    await attempt(await cast.staff(by));
  }
});

test("a system administrator reads no power out of another administrator's account", async () => {
  const admin = await cast.staff("system-admin");
  const security = await cast.staff("security-admin");
  for (const role of ["security-admin", "audit-admin"] as const) {
    const other = await cast.staff(role);
    const { name, signInName } = (await db.query.members.findFirst({ where: eq(members.id, other.id) }))!;
    await expect(issuePassword(admin, { memberId: other.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deactivatePerson(admin, { memberId: other.id })).rejects.toMatchObject({ code: "forbidden" });
    const detours = [
      { memberId: other.id, name, signInName, email: "mine@example.org" },
      { memberId: other.id, name, signInName: `${signInName}x` },
    ];
    for (const detour of detours) await expect(editPerson(admin, detour)).rejects.toMatchObject({ code: "invalid" });
    await editPerson(admin, { memberId: other.id, name: "改名可以", signInName });
    expect((await issuePassword(security, { memberId: other.id })).secret).toBeTruthy();
  }
});

test("nobody shuts the own account, resets the own password or changes the own roles", async () => {
  const admin = await cast.staff("system-admin");
  const security = await cast.staff("security-admin");
  await expect(deactivatePerson(admin, { memberId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(issuePassword(admin, { memberId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(issuePassword(security, { memberId: security.id })).rejects.toMatchObject({ code: "forbidden" });
  const own = { memberId: security.id, role: "editor" as const, unitId: cast.unit("group") };
  await expect(giveRole(security, own)).rejects.toMatchObject({ code: "forbidden" });
  const [grant] = await db.select().from(grants).where(eq(grants.memberId, security.id));
  await expect(takeRole(security, { grantId: grant!.id })).rejects.toMatchObject({ code: "forbidden" });
});

test("the register, a person and the grants are closed to everyone but their administrators; mail is the system administrator's alone", async () => {
  const person = await cast.member("works-1");
  await db.update(members).set({ email: "someone@example.org" }).where(eq(members.id, person.id));
  const all = RegisterFilter.parse({});
  const grantsOf = (actor: Actor) => listGrants(actor, { past: false, role: "", unit: "", before: null });
  for (const actor of [
    cast.guest,
    person,
    await cast.leader("group"),
    await cast.staff("audit-admin"),
    await cast.staff("publisher"),
  ]) {
    expect((await listPeople(actor, all)).rows).toEqual([]);
    expect(await findPerson(actor, person.id)).toBeNull();
    expect((await grantsOf(actor)).rows).toEqual([]);
  }
  const [admin, security] = [await cast.staff("system-admin"), await cast.staff("security-admin")];
  expect((await findPerson(admin, person.id))?.email).toBe("someone@example.org");
  expect(JSON.stringify(await findPerson(security, person.id))).not.toContain("example.org");
  expect((await grantsOf(admin)).rows).toEqual([]);
  expect((await grantsOf(security)).rows.length).toBeGreaterThan(0);
  expect(await findPerson(admin, "not-an-id")).toBeNull();
});
