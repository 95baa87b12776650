import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { boards } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { canManageBoards } from "../../policy.ts";
import { CreateBoard } from "../input.ts";

/** Sets up a board in a unit, or for the whole organisation. A unit's boards carry its slug before their own. */
export const createBoard = command({
  event: "forum.board.created",
  input: CreateBoard,
  load: (tx, actor, { unit }) => findPlace(actor, unit, tx),
  allow: (actor, place) => canManageBoards(actor, place.unitPath),
  async run(tx, { input: { unit, slug, ...said }, subject: { unitId } }) {
    const [board] = await tx
      .insert(boards)
      .values({ ...said, unitId, slug: unit === "" ? slug : `${unit}-${slug}` })
      .onConflictDoNothing()
      .returning({ id: boards.id, slug: boards.slug });
    if (!board) throw invalid("slug", "taken");
    return { id: board.id, unitId, slug: board.slug, tags: ["forum"], payload: { name: said.name } };
  },
});

const ORGANISATION: { unitId: string | null; unitPath: string | null } = { unitId: null, unitPath: null };

async function findPlace(actor: Actor, slug: string, on: Reader): Promise<typeof ORGANISATION | null> {
  if (slug === "") return ORGANISATION;
  const [unit] = await on
    .select({ unitId: units.id, unitPath: units.path })
    .from(units)
    .where(and(eq(units.slug, slug), inVisibleArea(actor, units.id)));
  return unit ?? null;
}
