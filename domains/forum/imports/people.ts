import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import { pinyinOf } from "#lib/pinyin.ts";
import { asJson, remember } from "./known.ts";
import type { PersonRecord, Placed, Refused } from "./records.ts";

/**
 * People of the other forum. Whoever has a sign-in name that is known here is that member, and nothing of them changes;
 * a new one joins the unit named and has no password yet. Without a sign-in name only the name comes along, on an
 * account that is closed.
 */
export async function importPeople(tx: Tx, source: string, rows: Placed<PersonRecord>[]): Promise<Refused[]> {
  const known = await listMembers(tx, rows);
  const unitIds = await listUnits(tx, rows);
  const lacksUnit = ({ record }: Placed<PersonRecord>) => record.unit !== undefined && !unitIds.has(record.unit);
  const accepted = rows.filter((row) => !lacksUnit(row));
  const fresh = accepted.filter(({ record }) => !known.has(nameOf(record)));
  const made = await makeMembers(tx, fresh, unitIds);
  await remember(
    tx,
    source,
    "person",
    accepted.map(({ record }) => ({ key: record.id, id: known.get(nameOf(record)) ?? made.get(record.id)! })),
  );
  return rows.filter(lacksUnit).map(({ where }) => ({ where, why: "unknownUnit" }));
}

const nameOf = ({ signInName }: PersonRecord) => signInName?.toLowerCase() ?? "";

async function listMembers(tx: Tx, rows: Placed<PersonRecord>[]): Promise<Map<string, string>> {
  const names = rows.map(({ record }) => nameOf(record)).filter((name) => name !== "");
  if (names.length === 0) return new Map();
  const signInName = sql<string>`lower(${members.signInName})`;
  const found = await tx.select({ id: members.id, signInName }).from(members).where(inArray(signInName, names));
  return new Map(found.map((member) => [member.signInName, member.id]));
}

async function listUnits(tx: Tx, rows: Placed<PersonRecord>[]): Promise<Map<string, string>> {
  const slugs = [...new Set(rows.flatMap(({ record }) => record.unit ?? []))];
  if (slugs.length === 0) return new Map();
  const inUse = and(inArray(units.slug, slugs), isNull(units.deactivatedAt));
  const found = await tx.select({ id: units.id, slug: units.slug }).from(units).where(inUse);
  return new Map(found.map(({ id, slug }) => [slug, id]));
}

/** New members by their keys there; two rows with one sign-in name are one person. */
async function makeMembers(tx: Tx, rows: Placed<PersonRecord>[], unitIds: Map<string, string>) {
  const people = rows.map(({ record }) => ({
    key: record.id,
    ...pinyinOf(record.name),
    name: record.name,
    signInName: record.signInName ?? null,
    email: record.email || null,
    unitId: (record.unit && unitIds.get(record.unit)) ?? null,
  }));
  const made = await tx.execute<{ key: string; id: string }>(sql`
    with given as (
      select x.*, coalesce("signInName", 'imported-' || substr(uuidv4()::text, 1, 13)) as known_as
      from jsonb_to_recordset(${asJson(people)}) as x (key text, name text, pinyin text, initials text,
        "signInName" text, email text, "unitId" uuid)
    ), made as (
      insert into members (sign_in_name, name, email, pinyin, initials, deactivated_at)
      select distinct on (lower(known_as)) known_as, name, email, pinyin, initials,
        case when "signInName" is null then now() end from given
      returning id, sign_in_name
    ), placed as (
      insert into memberships (member_id, unit_id)
      select distinct made.id, given."unitId" from given join made on lower(made.sign_in_name) = lower(given.known_as)
      where given."unitId" is not null and given."signInName" is not null
    )
    select given.key, made.id from given join made on lower(made.sign_in_name) = lower(given.known_as)`);
  return new Map([...made].map(({ key, id }) => [key, id]));
}
