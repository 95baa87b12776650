import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea, mayEnterArea } from "#domains/units/visibility.ts";
import { isPerson } from "../search.ts";

/** The people a viewer may know of: oneself, and whoever belongs to a unit that the viewer may enter; nobody whose account is shut. */
export function visiblePeople(viewer: Viewer): SQL {
  if (viewer.kind === "guest") return sql`false`;
  const sharesUnit = sql`exists (select 1 from memberships m where m.member_id = ${members.id} and m.ended_at is null
    and ${inVisibleArea(viewer, sql`m.unit_id`)})`;
  const isSelf = viewer.kind === "member" && viewer.id !== null ? eq(members.id, viewer.id) : undefined;
  return and(isPerson, isNull(members.deactivatedAt), or(isSelf, sharesUnit)) as SQL;
}

/** The same for one person, by the paths of the units in use that they belong to now. */
export const mayKnowPerson = (
  viewer: Viewer,
  person: { id: string; paths: string[]; deactivatedAt: Date | null },
): boolean =>
  viewer.kind !== "guest" &&
  person.deactivatedAt === null &&
  ((viewer.kind === "member" && viewer.id === person.id) || person.paths.some((path) => mayEnterArea(viewer, path)));
