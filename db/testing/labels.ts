import { db } from "#db/client.ts";
import { labelGroups, labels } from "#db/schema/labels.ts";

let counter = 0;

/** A group of labels in the order given, past the commands; `unitId` null: of the organisation. */
export async function plantLabels(
  unitId: string | null,
  names: string[],
  more: Partial<typeof labelGroups.$inferInsert> = {},
) {
  counter++;
  const [group] = await db
    .insert(labelGroups)
    .values({ unitId, name: `标签组${counter}`, ...more })
    .returning();
  const made = await db
    .insert(labels)
    .values(names.map((name, position) => ({ groupId: group!.id, name, position })))
    .returning();
  return { ...group!, labels: names.map((name) => made.find((label) => label.name === name)!) };
}
