import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { importedRows } from "#db/schema/forum-imports.ts";

type Kind = typeof importedRows.$inferSelect.kind;

/** What rows of the other forum have become here, by their keys there. */
export async function listKnown(tx: Tx, source: string, kind: Kind, keys: string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({ key: importedRows.foreignId, id: importedRows.localId })
    .from(importedRows)
    .where(
      and(
        eq(importedRows.source, source),
        eq(importedRows.kind, kind),
        inArray(importedRows.foreignId, [...new Set(keys)]),
      ),
    );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Remembers what rows have become, in the transaction that made them. */
export async function remember(tx: Tx, source: string, kind: Kind, made: { key: string; id: string }[]): Promise<void> {
  if (made.length === 0) return;
  await tx.execute(sql`insert into forum_imported (source, kind, foreign_id, local_id)
    select ${source}, ${kind}, key, id from jsonb_to_recordset(${asJson(made)}) as made (key text, id uuid)`);
}

/** One parameter however many rows. */
export const asJson = (rows: object[]) => sql`${JSON.stringify(rows)}::text::jsonb`;
