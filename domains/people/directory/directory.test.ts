import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ROLES } from "#db/enums/roles.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { moderationActions, mutes } from "#db/schema/moderation.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { guest, system } from "#domains/kernel/actor.ts";
import { listLedMembers } from "../led/queries.ts";
import { findProfile, listNeighbours } from "./queries.ts";
import { mayKnowPerson } from "./visibility.ts";

let cast: Cast;
const secrets = { email: "private@example.org", lastSeenAt: new Date("2001-02-03T04:05:06Z") };

beforeAll(async () => {
  cast = await castOf();
  for (const path of UNIT_PATHS) await cast.member(path.split(".").at(-1)!);
  const both = await cast.member("works-1", "两处");
  await db.insert(memberships).values({ memberId: both.id, unitId: cast.unit("logistics-1"), post: "兼职" });
  const left = await cast.member("office-1", "离开");
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, left.id));
  const shut = await cast.member("works-1", "停用");
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, shut.id));
  await db.update(members).set(secrets);
});

async function everybody() {
  const rows = await db.query.members.findMany();
  const places = await db.query.memberships.findMany({ where: (m, { isNull }) => isNull(m.endedAt) });
  const units = await db.query.units.findMany();
  return rows.map(({ id, deactivatedAt }) => ({
    id,
    deactivatedAt,
    paths: places
      .filter((place) => place.memberId === id)
      .map((place) => units.find((unit) => unit.id === place.unitId)!.path),
  }));
}

test("who is listed, who has a page and who may be known by the rule are the same people, for every kind of viewer", async () => {
  const viewers: Viewer[] = [guest, system];
  for (const path of UNIT_PATHS)
    viewers.push(await cast.member(path.split(".").at(-1)!), await cast.leader(path.split(".").at(-1)!));
  for (const role of ROLES) viewers.push(await cast.staff(role));
  await db.update(members).set(secrets);
  const all = await everybody();
  for (const viewer of viewers) {
    const known = all
      .filter((person) => mayKnowPerson(viewer, person))
      .map(({ id }) => id)
      .sort();
    const paged: string[] = [];
    for (const { id } of all) if (await findProfile(viewer, id)) paged.push(id);
    expect(paged.sort()).toEqual(known);
    const listed = (await listNeighbours(viewer)).rows.map(({ id }) => id);
    expect(listed.every((id) => known.includes(id))).toBe(true);
    if (known.length <= 40) expect([...listed].sort()).toEqual(known);
  }
});

test("a member of one unit learns nothing of the people of another, and of a person in both only the shared place", async () => {
  const viewer = await cast.member("works-1");
  const stranger = await cast.member("works-2", "隔壁");
  expect(await findProfile(viewer, stranger.id)).toBeNull();
  expect(await findProfile(viewer, crypto.randomUUID())).toBeNull();
  expect((await listNeighbours(viewer, { q: "隔壁" })).rows).toEqual([]);
  expect((await listNeighbours(viewer, { unit: "works-2" })).rows).toEqual([]);
  const [both] = (await listNeighbours(viewer, { q: "两处" })).rows;
  expect(both?.units.map(({ slug }) => slug)).toEqual(["works-1"]);
  expect(JSON.stringify(await findProfile(viewer, both!.id))).not.toMatch(/logistics|兼职/);
});

test("who left a unit or was deactivated is known there no more", async () => {
  const viewer = await cast.member("office-1");
  expect((await listNeighbours(viewer, { q: "离开" })).rows).toEqual([]);
  expect((await listNeighbours(await cast.member("works-1"), { q: "停用" })).rows).toEqual([]);
});

test("neither members nor leaders are told an address, an IP or a time of sign-in", async () => {
  const leader = await cast.leader("works");
  await db.update(members).set(secrets);
  const told = JSON.stringify([
    await listNeighbours(leader),
    await findProfile(leader, leader.id),
    await listLedMembers(leader),
  ]);
  expect(told).not.toMatch(/example\.org|2001-02-03|signInName|email|ip"|lastSeen|password|totp/i);
});

test("a leader sees the own subtree: nobody of another unit, and only mutes of the own units", async () => {
  const leader = await cast.leader("works");
  const mine = await cast.member("works-2", "我的人");
  const { rows } = await listLedMembers(leader);
  const paths = new Set(["works", "works-1", "works-2"]);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) for (const unit of row.units) expect(paths).toContain(unit.name);
  expect(rows.map(({ id }) => id)).not.toContain((await cast.member("office-1")).id);

  const until = new Date(Date.now() + 86_400_000);
  const mute = async (slug: string) => {
    const act = { kind: "mute" as never, actorId: leader.id, unitId: cast.unit(slug), memberId: mine.id };
    const [row] = await db.insert(moderationActions).values(act).returning();
    await db.insert(mutes).values({ memberId: mine.id, unitId: cast.unit(slug), actionId: row!.id, until });
  };
  const seen = async () => (await listLedMembers(leader, { q: "我的人" })).rows[0]?.mutedUntil;
  await mute("group");
  expect(await seen()).toBeNull();
  await mute("works-2");
  expect(new Date((await seen())!).getTime()).toBe(until.getTime());
  for (const other of [guest, mine, await cast.staff("system-admin"), await cast.staff("publisher")])
    expect((await listLedMembers(other)).rows).toEqual([]);
});
