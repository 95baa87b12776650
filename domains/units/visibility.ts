import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { type Role, STAFF_ROLES } from "#db/enums/roles.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";

/**
 * The one rule of areas, as SQL and as a predicate; a test holds them to the same answer.
 * An area is the whole organisation (null) or a unit. Who may enter a unit: the members of its subtree,
 * and staff of the unit itself or of a unit above it.
 */
export function inVisibleArea(viewer: Viewer, unitId: AnyColumn | SQL): SQL {
  if (viewer.kind === "audience") return audienceArea(viewer.area, unitId);
  if (viewer.kind === "system") return sql`true`;
  if (viewer.kind === "guest") return sql`false`;
  const homes = viewer.homes.map((home) => home.path);
  const staffed = staffPaths(viewer);
  return sql`(${unitId} is null or ${unitId} in (
    select id from units where deactivated_at is null
      and (path @> any(${sqlPaths(homes)}) or path <@ any(${sqlPaths(staffed)}))))`;
}

/** The same for one unit's path; `path` null is the whole organisation. */
export function mayEnterArea(viewer: Viewer, path: string | null): boolean {
  if (viewer.kind === "audience") {
    if (viewer.area === "site") return path === null;
    return path !== null && viewer.area === `unit:${path.split(".").at(-1)}`;
  }
  if (viewer.kind === "system") return true;
  if (viewer.kind === "guest") return false;
  if (path === null) return true;
  return (
    viewer.homes.some((home) => isWithin(home.path, path)) || staffPaths(viewer).some((top) => isWithin(path, top))
  );
}

/** The areas over which the viewer holds one of `roles`: `holds` of policy.ts as SQL. */
export function inHeldArea(viewer: Viewer, roles: Role[], unitId: AnyColumn | SQL): SQL {
  if (viewer.kind === "system") return sql`true`;
  const paths =
    viewer.kind === "member" ? viewer.grants.filter(({ role }) => roles.includes(role)).map(({ path }) => path) : [];
  if (paths.length === 0) return sql`false`;
  const belowOne = sql`${unitId} in (select id from units where path <@ any(${sqlPaths(paths)}))`;
  return paths.some((path) => !path.includes(".")) ? sql`(${unitId} is null or ${belowOne})` : belowOne;
}

/** Whether `path` is `top` or lies below it. */
export const isWithin = (path: string, top: string) => path === top || path.startsWith(`${top}.`);

export const staffPaths = (actor: Actor) =>
  actor.grants.filter((grant) => STAFF_ROLES.includes(grant.role)).map((grant) => grant.path);

const sqlPaths = (paths: string[]) => sql`${`{${paths.map((path) => `"${path}"`).join(",")}}`}::ltree[]`;

function audienceArea(area: string, unitId: AnyColumn | SQL): SQL {
  if (area === "site") return sql`${unitId} is null`;
  if (area === "public") return sql`false`;
  const slug = area.slice("unit:".length);
  return sql`${unitId} = (select id from units where slug = ${slug} and deactivated_at is null)`;
}
