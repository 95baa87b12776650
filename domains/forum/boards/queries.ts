import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canManageBoards } from "../policy.ts";
import { visibleBoards } from "../visibility.ts";

export type Board = NonNullable<Awaited<ReturnType<typeof findBoard>>>;

/** The board of that slug, archived or not, as far as the viewer may know of it. */
export async function findBoard(viewer: Viewer, slug: string, on: Reader = db) {
  if (slug.includes("\0")) return null; // no text of PostgreSQL holds one
  return (await selectBoards(on).where(and(eq(boards.slug, slug), visibleBoards(viewer))))[0] ?? null;
}

export async function findBoardById(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  return (await selectBoards(on).where(and(eq(boards.id, id), visibleBoards(viewer))))[0] ?? null;
}

/** The open boards: those of the organisation first, then unit by unit from the root down. */
export async function listBoards(viewer: Viewer, on: Reader = db) {
  return selectBoards(on)
    .where(and(isNull(boards.archivedAt), visibleBoards(viewer)))
    .orderBy(sql`${units.path} nulls first`, asc(boards.position), asc(boards.name));
}

/** The boards that the actor keeps in order, archived ones last. */
export async function listManagedBoards(actor: Actor, on: Reader = db) {
  const rows = await selectBoards(on)
    .where(visibleBoards(actor))
    .orderBy(sql`${boards.archivedAt} nulls first`, sql`${units.path} nulls first`, asc(boards.position));
  return rows.filter((board) => canManageBoards(actor, board.unitPath));
}

const selectBoards = (on: Reader) =>
  on
    .select({
      id: boards.id,
      slug: boards.slug,
      name: boards.name,
      description: boards.description,
      template: boards.template,
      position: boards.position,
      needsApproval: boards.needsApproval,
      allowsAnonymous: boards.allowsAnonymous,
      threadCount: boards.threadCount,
      archivedAt: boards.archivedAt,
      unitId: boards.unitId,
      unitPath: units.path,
      unitSlug: units.slug,
      unitName: units.name,
      unitEnName: units.enName,
    })
    .from(boards)
    .leftJoin(units, eq(units.id, boards.unitId));
