import type { Tx } from "#db/client.ts";
import { threadLabels } from "#db/schema/labels.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { LABELS_PER_THREAD } from "./limits.ts";
import { listLabels } from "./queries.ts";

type Board = { id: string; unitId: string | null };

/**
 * Refuses a choice that the board does not offer: what does not exist, lies in another unit or is out of use is refused in
 * the same words, without its name.
 */
export async function refuseLabels(tx: Tx, actor: Actor, board: Board, ids: string[]): Promise<void> {
  const problem = problemOf(await listLabels(actor, board.unitId, board.id, tx), ids);
  if (problem) throw invalid("labels", problem.key, problem.values);
}

type Groups = Awaited<ReturnType<typeof listLabels>>;
type Problem = { key: string; values?: Record<string, string | number> };

/** What stands against a choice among the labels that a board offers, or null. */
export function problemOf(groups: Groups, ids: string[]): Problem | null {
  const offered = new Set(groups.flatMap((group) => group.labels.map(({ id }) => id)));
  if (ids.some((id) => !offered.has(id))) return { key: "noSuchLabel" };
  if (ids.length > LABELS_PER_THREAD) return { key: "labelsMax", values: { maximum: LABELS_PER_THREAD } };
  for (const group of groups) {
    const chosen = group.labels.filter(({ id }) => ids.includes(id)).length;
    if (group.pick === "one" && chosen > 1) return { key: "oneOfGroup", values: { group: group.name } };
    if (group.rule === "required" && chosen === 0) return { key: "groupRequired", values: { group: group.name } };
  }
  return null;
}

export async function addLabels(tx: Tx, threadId: string, ids: string[], labelledBy: string): Promise<void> {
  if (ids.length > 0) await tx.insert(threadLabels).values(ids.map((labelId) => ({ threadId, labelId, labelledBy })));
}
