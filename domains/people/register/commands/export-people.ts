import { and, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { members } from "#db/schema/accounts.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { namedUnits } from "../../imports/knowledge.ts";
import { unitLabel } from "../../imports/unit-names.ts";
import { canAdministerPeople } from "../../policy.ts";
import { filtered, RegisterFilter } from "../filter.ts";

export const EXPORT_MAX_ROWS = 50_000;

export type ExportedPerson = {
  signInName: string;
  name: string;
  pinyin: string;
  email: string;
  /** As an import reads them again: several parted by semicolons, posts in the same order. */
  unit: string;
  post: string;
  roles: Role[];
  isShut: boolean;
};

/** The filtered register as rows, in the form that an import takes; that it was taken out stands in the log. */
export const exportPeople = command({
  event: "people.register.exported",
  input: RegisterFilter,
  limit: "people.register.exported",
  load: async (_tx, actor) => (canAdministerPeople(actor) ? true : null),
  allow: canAdministerPeople,
  async run(tx, { actor, input }) {
    const rows = await rowsOf(input, tx);
    return { id: memberId(actor), rows, payload: { ...input, rows: rows.length } };
  },
});

async function rowsOf(filter: RegisterFilter, tx: Tx): Promise<ExportedPerson[]> {
  const found = await tx
    .select({
      signInName: members.signInName,
      name: members.name,
      pinyin: members.pinyin,
      email: sql<string>`coalesce(${members.email}, '')`,
      isShut: sql<boolean>`${members.deactivatedAt} is not null`,
      places: sql<{ unitId: string; name: string; post: string }[]>`(select coalesce(json_agg(json_build_object(
        'unitId', u.id, 'name', u.name, 'post', m.post) order by m.started_at, m.id), '[]')
        from memberships m join units u on u.id = m.unit_id where m.member_id = ${members}.id and m.ended_at is null)`,
      roles: sql<Role[]>`(select coalesce(json_agg(distinct g.role), '[]') from grants g
        where g.member_id = ${members}.id and g.revoked_at is null)`,
    })
    .from(members)
    .where(and(filtered(filter)))
    .orderBy(members.name, members.id)
    .limit(EXPORT_MAX_ROWS);
  const units = await namedUnits(tx);
  const labels = new Map(units.map((unit) => [unit.id, unitLabel(unit, units)]));
  return found.map(({ places, ...person }) => ({
    ...person,
    unit: places.map(({ unitId, name }) => labels.get(unitId) ?? name).join("; "),
    post: places.some(({ post }) => post !== "") ? places.map(({ post }) => post).join("; ") : "",
  }));
}
