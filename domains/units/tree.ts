import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canAdministerUnits } from "./policy.ts";

export type Unit = typeof units.$inferSelect;

/** No chart of an organisation is deeper; a longer chain is a mistake. */
export const DEPTH_MAX = 12;

/** Who changes the tree holds it alone: two moves at once could otherwise make a ring. Readers go on. */
export const lockTree = (tx: Tx) => tx.execute(sql`lock table units in share row exclusive mode`);

/** A unit as the subject of a change: the tree is locked first, so that its path is still true when it is written. */
export async function findUnitToChange(actor: Actor, unitId: string, tx: Tx): Promise<Unit | null> {
  if (!canAdministerUnits(actor)) return null;
  await lockTree(tx);
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId)).for("update");
  return unit ?? null;
}

/** The active units directly below, in their order. */
export const childrenOf = (unitId: string, on: Reader) =>
  on
    .select({ id: units.id, position: units.position })
    .from(units)
    .where(and(eq(units.parentId, unitId), isNull(units.deactivatedAt)))
    .orderBy(asc(units.position), asc(units.name), asc(units.id));

/** The place behind the last unit below `parentId`. */
export async function nextPosition(parentId: string, on: Reader): Promise<number> {
  const [row] = await on
    .select({ last: sql<number>`coalesce(max(position), -1)::int` })
    .from(units)
    .where(eq(units.parentId, parentId));
  return (row?.last ?? -1) + 1;
}

export const depthOf = (path: string) => path.split(".").length;
