import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ADMIN_ROLES, ROLES } from "#db/enums/roles.ts";
import { grants } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { giveRole } from "./commands/give-role.ts";
import { takeRole } from "./commands/take-role.ts";
import { listGrants } from "./queries.ts";

let cast: Cast;
let security: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  security = await cast.staff("security-admin");
});

const grantOf = async (memberId: string) =>
  (
    await db
      .select()
      .from(grants)
      .where(and(eq(grants.memberId, memberId), isNull(grants.revokedAt)))
  )[0]!;

test("a role holds from the next request on and is gone at the next after it was taken; both stay in the history", async () => {
  const person = await cast.member("works-1");
  await giveRole(security, { memberId: person.id, role: "leader", unitId: cast.unit("works-1") });
  expect((await cast.again(person.id)).grants).toMatchObject([{ role: "leader", path: "group.works.works-1" }]);
  const again = { memberId: person.id, role: "leader" as const, unitId: cast.unit("works-1") };
  await expect(giveRole(security, again)).rejects.toMatchObject({ fields: { role: { key: "alreadyHeld" } } });
  const grant = await grantOf(person.id);
  await takeRole(security, { grantId: grant.id });
  await expect(takeRole(security, { grantId: grant.id })).rejects.toMatchObject({ code: "not_found" });
  expect((await cast.again(person.id)).grants).toEqual([]);
  const { rows } = await listGrants(security, { past: true, role: "leader", unit: "works", before: null });
  expect(rows).toMatchObject([{ memberId: person.id, grantedBy: security.name, revokedBy: security.name }]);
});

test("an administrator's account holds that office alone, whatever comes first", async () => {
  for (const first of ROLES)
    for (const second of ROLES) {
      if (first === second) continue;
      const person = await cast.member("group");
      const give = (role: (typeof ROLES)[number]) =>
        giveRole(security, { memberId: person.id, role, unitId: cast.unit("group") });
      await give(first);
      const oneIsAdmin = [first, second].some((role) => (ADMIN_ROLES as readonly string[]).includes(role));
      if (!oneIsAdmin) await give(second);
      else await expect(give(second)).rejects.toMatchObject({ fields: { role: { key: "rolesExclude" } } });
    }
});

test("administrators are appointed over the whole organisation, and nobody whose account or unit is shut is appointed", async () => {
  const person = await cast.member("works-1");
  const part = { memberId: person.id, role: "system-admin" as const, unitId: cast.unit("works") };
  await expect(giveRole(security, part)).rejects.toMatchObject({ fields: { unitId: { key: "adminAtRoot" } } });
});

test("the last security administrator stays, even when two take each other's role at the same moment", async () => {
  const open = and(eq(grants.role, "security-admin"), isNull(grants.revokedAt));
  await db.update(grants).set({ revokedAt: new Date() }).where(open);
  const [a, b] = [await cast.staff("security-admin"), await cast.staff("security-admin")];
  const [ofA, ofB] = [await grantOf(a.id), await grantOf(b.id)];
  const both = await Promise.allSettled([takeRole(a, { grantId: ofB.id }), takeRole(b, { grantId: ofA.id })]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.select().from(grants).where(open)).toHaveLength(1);
  const [last] = await db.select().from(grants).where(open);
  const stranger = { ...a, id: security.id };
  await expect(takeRole(stranger, { grantId: last!.id })).rejects.toMatchObject({
    fields: { form: { key: "lastSecurityAdmin" } },
  });
});
