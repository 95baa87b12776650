import { and, eq, exists, gte, like, lt, not, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { CONVERSATION } from "./policy.ts";

export const DOMAINS = [
  "accounts",
  "people",
  "units",
  "audit",
  "bulletins",
  "cases",
  "moderation",
  "forum",
  "media",
  "notifications",
] as const;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .or(z.literal(""))
  .catch("");

/** What of the log is shown, as it stands in the address of the page; anything unknown is left out. */
export const AuditFilter = z.object({
  domain: z.enum(DOMAINS).or(z.literal("")).catch(""),
  person: z.string().trim().max(60).catch(""),
  unit: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .or(z.literal(""))
    .catch(""),
  from: day,
  to: day,
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .or(z.literal(""))
    .catch(""),
});
export type AuditFilter = z.output<typeof AuditFilter>;

/** The event's words stay, its actor does not: ordinary talk, reading, complaint. */
export const isConversation = sql<boolean>`${events.name} ~ ${CONVERSATION}`;

/** The filter as SQL over `events`. Asking for a person never finds their talk. */
export function filtered({ domain, person, unit, from, to, before }: AuditFilter): SQL | undefined {
  return and(
    domain === "" ? undefined : like(events.name, `${domain}.%`),
    person === "" ? undefined : and(not(isConversation), by(person)),
    unit === ""
      ? undefined
      : sql`${events.unitId} in (select id from units where path <@ (select path from units where slug = ${unit}))`,
    from === "" ? undefined : gte(events.at, new Date(`${from}T00:00:00+08:00`)),
    to === "" ? undefined : lt(events.at, new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000)),
    before === "" ? undefined : lt(events.seq, Number(before)),
  );
}

const by = (person: string) =>
  exists(sql`(select 1 from ${members} where ${members.id} = ${events.actorId}
    and ${or(sql`lower(${members.signInName}) = lower(${person})`, eq(members.name, person))})`);
