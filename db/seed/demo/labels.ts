import type { Tx } from "#db/client.ts";
import { labelGroups, labels, threadLabels } from "#db/schema/labels.ts";
import { noteTerms } from "#domains/forum/related/terms.ts";
import { labelGroups as seedGroups } from "../content/labels.ts";
import type { Cast } from "./people.ts";

/** Plants the groups of labels, says of each thread what it is about, and notes which are like each other. */
export async function seedLabels(tx: Tx, cast: Cast, threadIds: Map<string, string>): Promise<void> {
  for (const [position, { unit, name, pick, labels: named }] of seedGroups.entries()) {
    const unitId = cast.unit(unit);
    const [group] = await tx
      .insert(labelGroups)
      .values({ unitId, name, pick, position, isDemo: true })
      .returning({ id: labelGroups.id });
    const labelledBy = cast.member(unit === null ? "editor" : `leader-${unit}`);
    for (const [at, [label, keys]] of Object.entries(named).entries()) {
      const [row] = await tx
        .insert(labels)
        .values({ groupId: group!.id, name: label, position: at })
        .returning({ id: labels.id });
      const given = keys.map((key) => ({ threadId: threadIds.get(key)!, labelId: row!.id, labelledBy }));
      await tx.insert(threadLabels).values(given);
    }
  }
  for (const id of threadIds.values()) await noteTerms(tx, id);
}
