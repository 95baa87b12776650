import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { bulletinConfirmations, bulletinReading, mustReads } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { visiblePublications } from "../visibility.ts";
import { secondsNeeded } from "./proof.ts";

const DONE_SHOWN = 20;

/** What the actor has to read by now, the nearest day first where more than one unit asks for it. */
function selectDuties(actor: Actor, on: Reader) {
  const me = memberId(actor);
  return on
    .selectDistinctOn([publications.bulletinId], {
      bulletinId: publications.bulletinId,
      publicationId: publications.id,
      title: publications.title,
      unitSlug: units.slug,
      body: publications.body,
      dueOn: mustReads.dueOn,
      confirmedAt: bulletinConfirmations.confirmedAt,
      millis: sql<number>`coalesce(${bulletinReading.millis}, 0)`.as("millis"),
      depth: sql<number>`coalesce(${bulletinReading.depth}, 0)`.as("depth"),
    })
    .from(mustReads)
    .innerJoin(publications, eq(publications.bulletinId, mustReads.bulletinId))
    .leftJoin(units, eq(units.id, publications.unitId))
    .leftJoin(
      bulletinConfirmations,
      and(eq(bulletinConfirmations.bulletinId, mustReads.bulletinId), eq(bulletinConfirmations.memberId, me)),
    )
    .leftJoin(
      bulletinReading,
      and(eq(bulletinReading.bulletinId, mustReads.bulletinId), eq(bulletinReading.memberId, me)),
    );
}

const asked = (actor: Actor): SQL =>
  and(
    isNull(mustReads.endedAt),
    sql`exists (select from unit_people p where p.unit_id = ${mustReads.unitId} and p.member_id = ${memberId(actor)})`,
    visiblePublications(actor),
  )!;

const nearestFirst = [asc(publications.bulletinId), asc(mustReads.dueOn)];

/** What is asked of the actor for one bulletin; null where nothing is. */
export async function findDuty(actor: Actor, bulletinId: string, on: Reader = db) {
  if (actor.kind !== "member" || !UUID.test(bulletinId)) return null;
  const [row] = await selectDuties(actor, on)
    .where(and(eq(mustReads.bulletinId, bulletinId), asked(actor)))
    .orderBy(...nearestFirst);
  if (!row) return null;
  const { body, ...duty } = row;
  return { ...duty, needed: secondsNeeded(body) };
}

export type Duty = NonNullable<Awaited<ReturnType<typeof findDuty>>>;

/** Which of these bulletins the actor still has to read. */
export async function openDuties(actor: Actor, bulletinIds: string[], on: Reader = db): Promise<string[]> {
  if (bulletinIds.length === 0) return [];
  const rows = await selectDuties(actor, on)
    .where(and(inArray(mustReads.bulletinId, bulletinIds), isNull(bulletinConfirmations.memberId), asked(actor)))
    .orderBy(...nearestFirst);
  return rows.map((row) => row.bulletinId);
}

/** 我的必读: what is open, the most urgent first, and what was confirmed last. */
export async function listDuties(actor: Actor, on: Reader = db) {
  const open = await selectDuties(actor, on)
    .where(and(isNull(bulletinConfirmations.memberId), asked(actor)))
    .orderBy(...nearestFirst);
  const rows = selectDuties(actor, on)
    .where(and(isNotNull(bulletinConfirmations.memberId), asked(actor)))
    .orderBy(...nearestFirst)
    .as("done");
  const done = await on.select().from(rows).orderBy(desc(rows.confirmedAt)).limit(DONE_SHOWN);
  const byDay = (a: { dueOn: string }, b: { dueOn: string }) => a.dueOn.localeCompare(b.dueOn);
  return { open: open.sort(byDay), done };
}

/** How many bulletins wait for the actor's reading. */
export async function countDuties(actor: Actor, on: Reader = db): Promise<number> {
  const [row] = await on
    .select({ count: sql<number>`count(distinct ${mustReads.bulletinId})::int` })
    .from(mustReads)
    .innerJoin(publications, eq(publications.bulletinId, mustReads.bulletinId))
    .leftJoin(
      bulletinConfirmations,
      and(
        eq(bulletinConfirmations.bulletinId, mustReads.bulletinId),
        eq(bulletinConfirmations.memberId, memberId(actor)),
      ),
    )
    .where(and(isNull(bulletinConfirmations.memberId), asked(actor)));
  return row?.count ?? 0;
}
