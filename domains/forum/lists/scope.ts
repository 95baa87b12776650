import { and, eq, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { type Board, findBoard } from "../boards/queries.ts";
import type { Scope } from "./walk.ts";

type Named = { board?: string; unit?: string };
export type NamedScope = { scope: Scope; board: Board | null };

/** What a list's address names, as far as the actor may see it; null for what does not exist to them. */
export async function findScope(
  actor: Actor,
  { board: slug, unit }: Named,
  on: Reader = db,
): Promise<NamedScope | null> {
  const board = slug === undefined ? null : await findBoard(actor, slug, on);
  const unitId = unit === undefined ? null : await findUnitId(actor, unit, on);
  if ((slug !== undefined && !board) || (unit !== undefined && !unitId)) return null;
  return { scope: { boardId: board?.id ?? null, unitId }, board };
}

async function findUnitId(actor: Actor, slug: string, on: Reader): Promise<string | null> {
  const isThere = and(eq(units.slug, slug), isNull(units.deactivatedAt), inVisibleArea(actor, units.id));
  return (await on.select({ id: units.id }).from(units).where(isThere))[0]?.id ?? null;
}
