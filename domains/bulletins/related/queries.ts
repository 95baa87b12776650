import { and, ne } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { diceOf, pairsOf } from "#lib/text/likeness.ts";
import type { BulletinRow } from "../queries.ts";
import { newestFirst, selectRows } from "../rows.ts";
import { listedPublications } from "../visibility.ts";

const RELATED_POOL = 200;
const RELATED_MAX = 4;

/**
 * What may interest whoever has read a bulletin: of the newest in the same area those whose title and summary share the
 * most pairs of characters with its own (Dice's measure), its own column counting a little more.
 */
export async function listRelated(viewer: Viewer, to: BulletinRow, on: Reader = db): Promise<BulletinRow[]> {
  const pool = await selectRows(on)
    .where(and(listedPublications(viewer), ne(publications.bulletinId, to.id)))
    .orderBy(...newestFirst)
    .limit(RELATED_POOL);
  const own = pairsOf(`${to.title} ${to.summary}`);
  const scored = pool.map((row) => {
    const likeness = diceOf(own, pairsOf(`${row.title} ${row.summary}`));
    return { row, score: likeness + (row.columnSlug === to.columnSlug ? SAME_COLUMN : 0) };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, RELATED_MAX)
    .map(({ row }) => row);
}

const SAME_COLUMN = 0.05;
