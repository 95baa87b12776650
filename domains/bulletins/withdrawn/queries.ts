import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { inTopic } from "../rows.ts";
import { forReader } from "../visibility.ts";

/**
 * What stands in the place of a bulletin that was withdrawn: its title, when, and the sentence that its publisher left;
 * for those who could read it. Null where nothing was ever there, and where it is published again.
 */
export async function findWithdrawn(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [last] = await on
    .select({
      title: publications.title,
      withdrawnAt: publications.withdrawnAt,
      notice: publications.withdrawnNotice,
      unitSlug: units.slug,
    })
    .from(publications)
    .leftJoin(units, eq(units.id, publications.unitId))
    .where(
      and(
        eq(publications.bulletinId, id),
        isNull(publications.supersededAt),
        isNotNull(publications.withdrawnAt),
        forReader(viewer),
        sql`not exists (select from publications now where now.bulletin_id = ${id} and now.published_at > ${publications.publishedAt})`,
      ),
    );
  return last?.withdrawnAt ? { ...last, withdrawnAt: last.withdrawnAt } : null;
}

type WithdrawnOptions = { days: number; topicId?: string };

/** What was withdrawn in the last `days` days and is not published again, for those who could read it. */
export async function listWithdrawn(viewer: Viewer, { days, topicId }: WithdrawnOptions, on: Reader = db) {
  const rows = await on
    .select({ id: publications.bulletinId, at: publications.withdrawnAt })
    .from(publications)
    .where(
      and(
        isNull(publications.supersededAt),
        sql`${publications.withdrawnAt} > now() - make_interval(days => ${days})`,
        forReader(viewer),
        topicId ? inTopic(topicId) : undefined,
        sql`not exists (select from publications now where now.bulletin_id = ${publications.bulletinId}
          and now.superseded_at is null and now.withdrawn_at is null)`,
      ),
    )
    .orderBy(desc(publications.withdrawnAt));
  return rows.flatMap(({ id, at }) => (at ? [{ id, at }] : []));
}
