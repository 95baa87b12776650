import { desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { type AuditFilter, filtered, isConversation } from "./filter.ts";
import { ADMINISTRATION, canAudit } from "./policy.ts";

export const EVENTS_PER_PAGE = 100;

export type AuditRow = {
  seq: number;
  name: string;
  at: Date;
  /** Null where nobody is named: the system, or ordinary talk. */
  actor: string | null;
  isMember: boolean;
  /** The person or unit that the event is about, where it is about one and nobody's talk. */
  subject: string | null;
  unit: string | null;
  /** What was changed; of administration only. */
  payload: Record<string, unknown>;
};

/** Events, the newest first: for the audit administrator. `next` goes to the filter's `before`. */
export async function listEvents(
  actor: Actor,
  filter: AuditFilter,
  limit = EVENTS_PER_PAGE,
  on: Reader = db,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  if (!canAudit(actor)) return { rows: [], next: null };
  const found = await on
    .select(columns)
    .from(events)
    .leftJoin(doer, eq(doer.id, events.actorId))
    .leftJoin(about, eq(about.id, events.subjectId))
    .leftJoin(aboutUnit, eq(aboutUnit.id, events.subjectId))
    .leftJoin(units, eq(units.id, events.unitId))
    .where(filtered(filter))
    .orderBy(desc(events.seq))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? String(rows.at(-1)?.seq) : null };
}

const doer = alias(members, "doer");
const about = alias(members, "about");
const aboutUnit = alias(units, "about_unit");
const domainOf = sql`split_part(${events.name}, '.', 1)`;

const columns = {
  seq: events.seq,
  name: events.name,
  at: events.at,
  actor: sql<string | null>`case when ${isConversation} then null else ${doer.name} end`,
  isMember: sql<boolean>`${events.actorId} is not null`,
  subject: sql<
    string | null
  >`case when ${isConversation} then null else coalesce(${about.name}, ${aboutUnit.name}) end`,
  unit: units.name,
  payload: sql<Record<string, unknown>>`case when ${domainOf} in (${sql.join(
    ADMINISTRATION.map((name) => sql`${name}`),
    sql`, `,
  )}) and not ${isConversation} then ${events.payload} else '{}'::jsonb end`,
};
