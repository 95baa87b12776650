import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { cannedReasons } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import { isModerator } from "#domains/forum/policy.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

/** The wordings offered to those who keep order in an area: its own, then those of each unit above it, then everybody's. */
export async function listReasonsFor(actor: Actor, unitPath: string | null, on: Reader = db): Promise<string[]> {
  if (!isModerator(actor, unitPath)) return [];
  const rows = await on
    .select({ text: cannedReasons.text })
    .from(cannedReasons)
    .leftJoin(units, eq(units.id, cannedReasons.unitId))
    .where(and(isNull(cannedReasons.removedAt), holdsIn(unitPath)))
    .orderBy(sql`nlevel(${units.path}) desc nulls last`, asc(cannedReasons.id));
  return [...new Set(rows.map(({ text }) => text))];
}

/** What may be said in every one of several areas: the wordings that all of them share. */
export async function listReasonsForAll(actor: Actor, places: { unitPath: string | null }[], on: Reader = db) {
  const paths = [...new Set(places.map(({ unitPath }) => unitPath))];
  const lists = await Promise.all(paths.map((path) => listReasonsFor(actor, path, on)));
  return (lists[0] ?? []).filter((text) => lists.every((list) => list.includes(text)));
}

const holdsIn = (unitPath: string | null) =>
  or(isNull(cannedReasons.unitId), unitPath === null ? sql`false` : sql`${units.path} @> ${unitPath}::ltree`);

/** What the actor may word for the own areas, and what those areas inherit from above, which is worded there. */
export async function listReasons(actor: Actor, on: Reader = db) {
  const mine = moderated(actor, sql`${cannedReasons.unitId}`);
  const paths = actor.grants.filter(({ role }) => role === "leader").map(({ path }) => path);
  const isAbove = or(
    isNull(cannedReasons.unitId),
    sql`${units.path} @> any(${`{${paths.map((path) => `"${path}"`).join(",")}}`}::ltree[])`,
  );
  return on
    .select({
      id: cannedReasons.id,
      text: cannedReasons.text,
      unitId: cannedReasons.unitId,
      unitName: units.name,
      isOwn: sql<boolean>`coalesce(${mine}, false)`,
    })
    .from(cannedReasons)
    .leftJoin(units, eq(units.id, cannedReasons.unitId))
    .where(and(isNull(cannedReasons.removedAt), paths.length === 0 ? sql`false` : or(mine, isAbove)))
    .orderBy(sql`${units.path} nulls first`, asc(cannedReasons.id));
}

export async function findReason(actor: Actor, id: string, on: Reader = db) {
  const [row] = await on
    .select({ id: cannedReasons.id, unitId: cannedReasons.unitId, unitPath: units.path, text: cannedReasons.text })
    .from(cannedReasons)
    .leftJoin(units, eq(units.id, cannedReasons.unitId))
    .where(
      and(eq(cannedReasons.id, id), isNull(cannedReasons.removedAt), moderated(actor, sql`${cannedReasons.unitId}`)),
    );
  return row ?? null;
}

/** An area for which the actor words reasons: null where there is none such. */
export async function findArea(actor: Actor, unitId: string | null, on: Reader = db) {
  if (unitId === null) return { unitId, unitPath: null };
  const [row] = await on
    .select({ unitId: units.id, unitPath: units.path })
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.deactivatedAt), moderated(actor, units.id)));
  return row ?? null;
}
