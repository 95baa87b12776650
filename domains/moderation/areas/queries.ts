import { and, eq, isNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import { isShown } from "#domains/forum/policy.ts";
import { listThreads } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { isNotWider } from "../policy.ts";
import type { ThreadSubject } from "../subjects.ts";

/** Units over which the actor may mute. */
export async function listLedUnits(actor: Actor, on: Reader = db) {
  return on
    .select({ id: units.id, name: units.name, path: units.path })
    .from(units)
    .where(and(isNull(units.deactivatedAt), inHeldArea(actor, ["leader"], units.id)))
    .orderBy(units.path);
}

export type LedBoard = Awaited<ReturnType<typeof listLedBoards>>[number];

/** Those of them on which posts of a thread may become a subject, or to which it may go: nobody hears there what was not said to them. */
export async function listBoardsFor(actor: Actor, thread: ThreadSubject, on: Reader = db): Promise<LedBoard[]> {
  const boardsLed = await listLedBoards(actor, on);
  const isOwn = ({ id }: LedBoard) => Number(id === thread.boardId);
  return boardsLed
    .filter(({ unitPath }) => isNotWider(unitPath, thread.unitPath))
    .sort((one, other) => isOwn(other) - isOwn(one));
}

/** Where all threads of a board may be moved: boards led of the same circle or a smaller one, itself not among them. */
export async function listBoardsOfArea(
  actor: Actor,
  board: { id: string; unitPath: string | null },
  on: Reader = db,
): Promise<LedBoard[]> {
  const led = await listLedBoards(actor, on);
  return led.filter(({ id, unitPath }) => id !== board.id && isNotWider(unitPath, board.unitPath));
}

/** What is talked about of late beside a thread, on its board: the likely places for what belongs elsewhere. */
export async function listThreadsBeside(actor: Actor, thread: ThreadSubject, on: Reader = db) {
  if (thread.boardId === null) return [];
  const { pinned, threads } = await listThreads(actor, thread.boardId, null, on);
  return [...pinned, ...threads]
    .filter((other) => other.id !== thread.id && isShown(other))
    .map(({ id, title }) => ({ id, title }));
}

async function listLedBoards(actor: Actor, on: Reader = db) {
  return on
    .select({
      id: boards.id,
      name: boards.name,
      unitName: units.name,
      unitEnName: units.enName,
      unitPath: units.path,
    })
    .from(boards)
    .leftJoin(units, eq(units.id, boards.unitId))
    .where(and(isNull(boards.archivedAt), inHeldArea(actor, ["leader"], boards.unitId)))
    .orderBy(units.path, boards.position);
}
