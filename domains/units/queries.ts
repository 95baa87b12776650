import { and, asc, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { organisation } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { holdsAnywhere } from "./policy.ts";
import type { Unit } from "./tree.ts";
import { inVisibleArea, isWithin } from "./visibility.ts";

const administrators = ["system-admin", "security-admin", "audit-admin"] as const;
const mayKnowTree = (actor: Actor) => holdsAnywhere(actor, [...administrators]);

/** The active units whose area the viewer may enter, the root first, each unit right behind the one above it. */
export async function listVisibleUnits(viewer: Viewer, on: Reader = db): Promise<Unit[]> {
  const rows = await on
    .select()
    .from(units)
    .where(and(inVisibleArea(viewer, units.id), isNull(units.deactivatedAt)))
    .orderBy(asc(units.position), asc(units.name), asc(units.id));
  return inTreeOrder(rows);
}

/** Every unit, also those out of use, in the order of the tree: for the three administrators; nobody else gets a line. */
export async function listUnitTree(actor: Actor, on: Reader = db): Promise<Unit[]> {
  if (!mayKnowTree(actor)) return [];
  const rows = await on.select().from(units).orderBy(asc(units.position), asc(units.name), asc(units.id));
  return inTreeOrder(rows);
}

export async function findRootUnit(actor: Actor, on: Reader = db): Promise<Unit | null> {
  if (!mayKnowTree(actor)) return null;
  return (await on.query.units.findFirst({ where: isNull(units.parentId) })) ?? null;
}

/** What the organisation calls itself, and since when it shows demonstration content. */
export async function findOrganisation(viewer: Viewer, on: Reader = db) {
  if (viewer.kind === "guest") return null;
  return (await on.select().from(organisation))[0] ?? null;
}

/** Puts each unit behind its parent, sisters in the order they come in; a unit whose parent is not among them begins anew. */
export function inTreeOrder<T extends { path: string }>(rows: T[]): T[] {
  const below = (path: string) => rows.filter((row) => parentPath(row.path) === path);
  const walk = (row: T): T[] => [row, ...below(row.path).flatMap(walk)];
  const tops = rows.filter((row) => !rows.some((other) => other !== row && isWithin(row.path, other.path)));
  return tops.flatMap(walk);
}

const parentPath = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(".")));
