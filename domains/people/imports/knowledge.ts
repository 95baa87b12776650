import { isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import { type Header, recordOf } from "./columns.ts";
import type { Knowledge, Known } from "./plan.ts";
import { type NamedUnit, unitFinder } from "./unit-names.ts";

/** What the database knows of the people and units of a table: two queries, however long the table is. */
export async function loadKnowledge(cells: string[][], header: Header, on: Reader): Promise<Knowledge> {
  const names = cells.slice(header.row + 1).map((row) => (recordOf(row, header).signInName ?? "").normalize("NFKC"));
  const wanted = [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => name !== "");
  const people = await on
    .select({
      signInName: members.signInName,
      id: members.id,
      name: members.name,
      email: members.email,
      pinyin: members.pinyin,
      isShut: sql<boolean>`${members.deactivatedAt} is not null`,
      isGuarded: sql<boolean>`exists (select 1 from grants g where g.member_id = ${members}.id
        and g.revoked_at is null and g.role in ('security-admin', 'audit-admin'))`,
      places: sql<
        Known["places"]
      >`(select coalesce(json_agg(json_build_object('membershipId', m.id, 'unitId', m.unit_id,
        'post', m.post) order by m.id), '[]') from memberships m where m.member_id = ${members}.id and m.ended_at is null)`,
    })
    .from(members)
    .where(
      sql`lower(${members.signInName}) in (select jsonb_array_elements_text(${JSON.stringify(wanted)}::text::jsonb))`,
    );
  const known = new Map(people.map(({ signInName, ...person }) => [signInName.toLowerCase(), person]));
  return { people: known, findUnit: unitFinder(await namedUnits(on)) };
}

export const namedUnits = (on: Reader): Promise<NamedUnit[]> =>
  on
    .select({ id: units.id, slug: units.slug, name: units.name, enName: units.enName, path: units.path })
    .from(units)
    .where(isNull(units.deactivatedAt));
