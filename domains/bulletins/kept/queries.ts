import { and, desc, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinReaders } from "#db/schema/bulletin-readers.ts";
import { bulletinColumns, publications } from "#db/schema/bulletins.ts";
import { keptBulletins } from "#db/schema/kept.ts";
import { units } from "#db/schema/units.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { KEPT_PER_PAGE, keptColumns, keptPage, keptTitles, ownKept } from "#domains/kernel/kept.ts";
import { UUID } from "#lib/text/urls.ts";
import { rowColumns } from "../rows.ts";
import { listedPublications, visiblePublications } from "../visibility.ts";
import { READERS_EXACT_FROM, READERS_TOLD_FROM } from "./limits.ts";

/** What a reader sees of a bulletin beside its text: whether they keep it, and how many have read it, where that is told. */
export type Standing = { isKept: boolean; readers: string | null };

/** Null where the actor may not read it. */
export async function findStanding(actor: Actor, bulletinId: string, on: Reader = db): Promise<Standing | null> {
  if (!UUID.test(bulletinId)) return null;
  const isOwn = and(eq(keptBulletins.subjectId, publications.bulletinId), eq(keptBulletins.memberId, memberId(actor)));
  const [row] = await on
    .select({ isKept: sql<boolean>`${keptBulletins.id} is not null`, readers: bulletinReaders.readers })
    .from(publications)
    .leftJoin(keptBulletins, isOwn)
    .leftJoin(bulletinReaders, eq(bulletinReaders.bulletinId, publications.bulletinId))
    .where(and(eq(publications.bulletinId, bulletinId), visiblePublications(actor)));
  if (!row) return null;
  return { isKept: row.isKept, readers: toldAs(row.readers ?? 0) };
}

function toldAs(readers: number): string | null {
  if (readers < READERS_TOLD_FROM) return null;
  return readers < READERS_EXACT_FROM ? `${readers - (readers % READERS_TOLD_FROM)}+` : String(readers);
}

/**
 * What the actor keeps and may read at present, the last kept first; `before` is the id behind which a page goes on. What is
 * withdrawn, archived or in a unit that they have left is not there, and is again when they may read it again.
 */
export async function listKeptBulletins(actor: Actor, before: string | null = null, on: Reader = db) {
  const rows = await on
    .select({ ...rowColumns, ...keptColumns(keptBulletins) })
    .from(publications)
    .innerJoin(keptBulletins, eq(keptBulletins.subjectId, publications.bulletinId))
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .leftJoin(units, eq(units.id, publications.unitId))
    .where(and(ownKept(keptBulletins, actor, before), listedPublications(actor)))
    .orderBy(desc(keptBulletins.id))
    .limit(KEPT_PER_PAGE + 1);
  return keptPage(rows);
}

/** All of them, in words: to be taken along. */
export const listKeptTitles = (actor: Actor, on: Reader = db) =>
  keptTitles((before) => listKeptBulletins(actor, before, on));
