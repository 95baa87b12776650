import { and, desc, eq, lt, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinColumns, publications } from "#db/schema/bulletins.ts";
import { bulletinReaders, keptBulletins } from "#db/schema/kept-bulletins.ts";
import { units } from "#db/schema/units.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { rowColumns } from "../rows.ts";
import { listedPublications, visiblePublications } from "../visibility.ts";
import { KEPT_PER_PAGE, READERS_EXACT_FROM, READERS_TOLD_FROM } from "./limits.ts";

/** What a reader sees of a bulletin beside its text: whether they keep it, and how many have read it, where that is told. */
export type Standing = { isKept: boolean; readers: string | null };

const isOwn = (actor: Actor) =>
  and(eq(keptBulletins.bulletinId, publications.bulletinId), eq(keptBulletins.memberId, memberId(actor)));

/** Null where the actor may not read it. */
export async function findStanding(actor: Actor, bulletinId: string, on: Reader = db): Promise<Standing | null> {
  if (!UUID.test(bulletinId)) return null;
  const [row] = await on
    .select({ isKept: sql<boolean>`${keptBulletins.id} is not null`, readers: bulletinReaders.readers })
    .from(publications)
    .leftJoin(keptBulletins, isOwn(actor))
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
    .select({ ...rowColumns, keptId: keptBulletins.id, keptAt: keptBulletins.createdAt })
    .from(publications)
    .innerJoin(keptBulletins, isOwn(actor))
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .leftJoin(units, eq(units.id, publications.unitId))
    .where(and(listedPublications(actor), before ? lt(keptBulletins.id, before) : undefined))
    .orderBy(desc(keptBulletins.id))
    .limit(KEPT_PER_PAGE + 1);
  const page = rows.slice(0, KEPT_PER_PAGE);
  return { bulletins: page, next: rows.length > page.length ? page.at(-1)!.keptId : null };
}

/** All of them, in words: to be taken along. */
export async function listKeptTitles(actor: Actor, on: Reader = db) {
  const kept: { title: string; at: Date }[] = [];
  for (let before: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listKeptBulletins>> = await listKeptBulletins(actor, before, on);
    kept.push(...page.bulletins.map(({ title, keptAt }) => ({ title, at: keptAt })));
    if (page.next === null) return kept;
    before = page.next;
  }
}
