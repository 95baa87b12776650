import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { savedLists } from "#db/schema/lists.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { SAVED_LISTS_MAX } from "../../limits.ts";
import { visibleBoards } from "../../visibility.ts";

/** The actor's own lists in the order in which they were kept; those of boards and units that they no longer see are away. */
export async function listSavedLists(actor: Actor, on: Reader = db) {
  if (actor.id === null) return [];
  const boardSeen = or(isNull(savedLists.boardId), and(isNotNull(boards.id), visibleBoards(actor)));
  const unitSeen = or(isNull(savedLists.unitId), and(isNotNull(units.id), inVisibleArea(actor, units.id)));
  return on
    .select({
      id: savedLists.id,
      name: savedLists.name,
      kind: savedLists.kind,
      period: savedLists.period,
      board: boards.slug,
      unit: units.slug,
    })
    .from(savedLists)
    .leftJoin(boards, eq(boards.id, savedLists.boardId))
    .leftJoin(units, eq(units.id, savedLists.unitId))
    .where(and(eq(savedLists.memberId, actor.id), boardSeen, unitSeen))
    .orderBy(asc(savedLists.id))
    .limit(SAVED_LISTS_MAX);
}

export async function findSavedList(actor: Actor, id: string, on: Reader = db) {
  if (actor.id === null) return null;
  const isOwn = and(eq(savedLists.id, id), eq(savedLists.memberId, actor.id));
  return (await on.select().from(savedLists).where(isOwn))[0] ?? null;
}
