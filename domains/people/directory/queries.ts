import { and, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { UUID } from "#lib/text/urls.ts";
import { besideCursor, type NameCursor, orderFrom, type Page, pageOf } from "../cursor.ts";
import { namedLike } from "../search.ts";
import { visiblePeople } from "./visibility.ts";

export const DIRECTORY_PER_PAGE = 40;

export type Neighbour = {
  id: string;
  name: string;
  /** Only units that the viewer may enter. */
  units: { name: string; enName: string; slug: string; post: string }[];
};
export type Profile = Neighbour & { about: string };

/** A person as members see each other: no address, no time of sign-in, no unit that the viewer may not enter. */
export async function findProfile(viewer: Viewer, id: string, on: Reader = db): Promise<Profile | null> {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select({ ...neighbourColumns(viewer), about: members.about })
    .from(members)
    .where(and(eq(members.id, id), visiblePeople(viewer)));
  return row ?? null;
}

/** People whom the viewer may know, by name; `unit` (a slug) narrows to who belongs to that very unit. */
export async function listNeighbours(
  viewer: Viewer,
  { q = "", unit = "", cursor = null }: { q?: string; unit?: string; cursor?: NameCursor | null } = {},
  on: Reader = db,
): Promise<Page<Neighbour>> {
  const found = await on
    .select(neighbourColumns(viewer))
    .from(members)
    .where(
      and(
        visiblePeople(viewer),
        namedLike(q),
        unit === "" ? undefined : belongsToVisible(viewer, unit),
        besideCursor(cursor),
      ),
    )
    .orderBy(...orderFrom(cursor))
    .limit(DIRECTORY_PER_PAGE + 1);
  return pageOf(found, DIRECTORY_PER_PAGE, cursor);
}

const neighbourColumns = (viewer: Viewer) => ({
  id: members.id,
  name: members.name,
  units: sql<Neighbour["units"]>`(select coalesce(json_agg(json_build_object('name', u.name, 'enName', u.en_name,
    'slug', u.slug, 'post', m.post) order by m.started_at, m.id), '[]')
    from memberships m join units u on u.id = m.unit_id
    where m.member_id = ${members}.id and m.ended_at is null and u.deactivated_at is null
      and ${inVisibleArea(viewer, sql`u.id`)})`,
});

const belongsToVisible = (viewer: Viewer, slug: string) =>
  sql`exists (select 1 from memberships m join units u on u.id = m.unit_id where m.member_id = ${members.id}
    and m.ended_at is null and u.slug = ${slug} and ${inVisibleArea(viewer, sql`u.id`)})`;
