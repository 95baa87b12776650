import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { bulletinConfirmations, mustReads } from "#db/schema/must-reads.ts";
import { isCurrent } from "#domains/bulletins/visibility.ts";
import { dayOf } from "#lib/dates.ts";
import { mustReads as content } from "../content/must-reads.ts";
import { daysBefore } from "./moments.ts";
import type { Cast } from "./people.ts";

const HOURS_APART = 5;
const HOURS_MAX = 60;
const hoursAfter = (at: Date, hours: number) =>
  new Date(Math.min(at.getTime() + hours * 3_600_000, Date.now() - 60_000));

/** Plants required bulletins and who has confirmed them; the counters come by themselves. */
export async function seedMustReads(tx: Tx, cast: Cast, bulletins: Map<string, string>): Promise<void> {
  for (const { bulletin, units, dueInDays, unread } of content) {
    const bulletinId = bulletins.get(bulletin)!;
    const [publication] = await tx
      .select({ id: publications.id, at: publications.publishedAt })
      .from(publications)
      .where(and(eq(publications.bulletinId, bulletinId), isCurrent));
    const dueOn = dayOf(daysBefore(-dueInDays));
    const asked = units.map((slug) => cast.unit(slug)!);
    const by = { bulletinId, dueOn, requiredBy: cast.member("publisher"), createdAt: publication!.at };
    await tx.insert(mustReads).values(asked.map((unitId) => ({ ...by, unitId })));
    const absent = unread.map((signIn) => cast.member(signIn));
    const readers = await tx.execute<{ member_id: string }>(sql`select distinct p.member_id from unit_people p
      where p.unit_id = any(${`{${asked.join(",")}}`}::uuid[]) and p.member_id <> all(${`{${absent.join(",")}}`}::uuid[])`);
    await tx.insert(bulletinConfirmations).values(
      readers.map(({ member_id: memberId }, n) => ({
        ...{ bulletinId, memberId, publicationId: publication!.id },
        confirmedAt: hoursAfter(publication!.at, (n * HOURS_APART) % HOURS_MAX),
      })),
    );
  }
}
