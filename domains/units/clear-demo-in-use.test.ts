import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { DEMO_NAME } from "#db/enums/demo.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { events, organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { voices } from "#db/schema/voices.ts";
import { type Cast, seedPeople } from "#db/seed/demo/people.ts";
import { plantBulletin } from "#db/testing/bulletins.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { clearDemo } from "./commands/clear-demo.ts";
import { afterDemo } from "./next.ts";
import { canAdministerUnits } from "./policy.ts";

// A house that began to work in its demonstration, before anybody cleared it.
let demo: Cast;
const unitId = (slug: Parameters<Cast["unit"]>[0]) => demo.unit(slug)!;

beforeAll(async () => {
  ({ cast: demo } = await db.transaction((tx) => seedPeople(tx, "a-password-for-everyone")));
}, 60_000);

async function real(signInName: string, at: string, role?: Role, ended = false) {
  const [row] = await db.insert(members).values({ signInName, name: signInName }).returning({ id: members.id });
  const memberId = row!.id;
  await db.insert(memberships).values({ memberId, unitId: at, endedAt: ended ? new Date() : null });
  if (role) await db.insert(grants).values({ memberId, unitId: at, role });
  return memberId;
}

test("what real people began stays: their units, their columns, the name they chose, what they wrote", async () => {
  await db.update(organisation).set({ name: "青山集团", enName: "Green Hills" });
  await real("xiao-wang", unitId("works-1"));
  await real("lao-li", unitId("office-1"), undefined, true);
  await db
    .insert(units)
    .values({ slug: "depot", name: "北仓", path: "group.logistics.depot", parentId: unitId("logistics") });
  const columns = await db
    .insert(bulletinColumns)
    .values(["news", "study"].map((slug) => ({ slug, name: slug, enName: slug, isDemo: true })))
    .returning();
  const author = demo.member("editor");
  const text = await plantBulletin({
    columnId: columns[0]!.id,
    unitId: null,
    authorId: author,
    title: "我们自己的通知",
  });
  const acted = { name: "bulletins.review.approved", actorId: demo.member("reviewer"), subjectId: text.id };
  await db.insert(events).values(acted);
  await real("new-security", unitId("group"), "security-admin");
  await real("new-system", unitId("group"), "system-admin");

  const voice = { name: "匿名1", signInName: "voice:admin", isVoice: true, isDemo: true, deactivatedAt: new Date() };
  const [spoken] = await db.insert(members).values(voice).returning({ id: members.id });
  await db.insert(voices).values({ voiceId: spoken!.id, number: 1, ownerId: demo.member("admin") });

  const admin = (await findActor(demo.member("admin")))!;
  await clearDemo(admin, {});

  const left = await db.select().from(units).orderBy(units.path);
  expect(left.map(({ slug, deactivatedAt }) => `${slug}${deactivatedAt ? " (shut)" : ""}`)).toEqual([
    "group",
    "logistics",
    "depot",
    "office (shut)",
    "office-1 (shut)",
    "works",
    "works-1",
  ]);
  expect((await db.select({ slug: bulletinColumns.slug }).from(bulletinColumns)).map(({ slug }) => slug)).toEqual([
    "news",
  ]);
  expect((await db.select().from(organisation))[0]?.name).toBe("青山集团");
  expect(left[0]?.name, "the root unit still bore the demonstration's").not.toBe(DEMO_NAME.name);
});

test("an invented administrator goes when somebody real holds the part; whoever cleared is never locked out", async () => {
  const active = await db
    .select({ name: members.signInName })
    .from(members)
    .where(and(isNull(members.deactivatedAt), eq(members.isDemo, true)))
    .orderBy(members.signInName);
  expect(active.map(({ name }) => name)).toEqual(["admin", "auditor"]);
  const admin = (await findActor(demo.member("admin")))!;
  expect([canAdministerUnits(admin), admin.passwordMustChange]).toEqual([true, true]);
  expect(afterDemo(null, new FormData(), admin), "led to where that is done").toBe("/settings/password");
  expect(admin.voices, "and keeps what they said without a name").toHaveLength(1);
});

test("invented people who wrote or did something stay as shut accounts, for texts and the log name them; all others are gone", async () => {
  const shut = await db
    .select({ name: members.signInName, is: members.deactivatedAt })
    .from(members)
    .where(and(eq(members.isDemo, true), eq(members.isVoice, false)))
    .orderBy(members.signInName);
  expect(shut.filter(({ is }) => is).map(({ name }) => name)).toEqual(["editor", "reviewer"]);
  expect(await findActor(demo.member("editor"))).toBeNull();
});
