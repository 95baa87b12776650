import { and, count, eq, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { savedLists } from "#db/schema/lists.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { SAVED_LISTS_MAX } from "../../../limits.ts";
import { canKeepPlace } from "../../../policy.ts";
import { SaveList } from "../../input.ts";
import { findScope } from "../../scope.ts";

/** Keeps a list under a name; the same name means the list that is meant now. */
export const saveList = command({
  event: "forum.list.saved",
  input: SaveList,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { board, unit }) => findScope(actor, { board, unit }, tx),
  allow: canKeepPlace,
  async run(tx, { actor, input: { name, kind, period }, subject: { scope } }) {
    const kept = { kind, period: period ?? null, boardId: scope.boardId ?? null, unitId: scope.unitId ?? null };
    const owner = memberId(actor);
    if (await isFull(tx, owner, name)) throw invalid("form", "listsFull", { max: SAVED_LISTS_MAX });
    const [row] = await tx
      .insert(savedLists)
      .values({ memberId: owner, name, ...kept })
      .onConflictDoUpdate({ target: [savedLists.memberId, savedLists.name], set: kept })
      .returning({ id: savedLists.id });
    return { id: row!.id };
  },
});

async function isFull(tx: Tx, owner: string, name: string): Promise<boolean> {
  const [others] = await tx
    .select({ n: count() })
    .from(savedLists)
    .where(and(eq(savedLists.memberId, owner), ne(savedLists.name, name)));
  return others!.n >= SAVED_LISTS_MAX;
}
