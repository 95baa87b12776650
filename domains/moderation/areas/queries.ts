import { and, eq, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";

/** Units over which the actor may mute, and the boards to which a thread may be moved. */
export async function listLedUnits(actor: Actor, on: Reader = db) {
  return on
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(and(isNull(units.deactivatedAt), inHeldArea(actor, ["leader"], units.id)))
    .orderBy(units.path);
}

export async function listLedBoards(actor: Actor, on: Reader = db) {
  return on
    .select({ id: boards.id, name: boards.name, unitName: units.name })
    .from(boards)
    .leftJoin(units, eq(units.id, boards.unitId))
    .where(and(isNull(boards.archivedAt), inHeldArea(actor, ["leader"], boards.unitId)))
    .orderBy(units.path, boards.position);
}
