import { type SQL, sql } from "drizzle-orm";
import { libraryItems, media } from "#db/schema/media.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { canUseLibrary, LIBRARY_ROLES } from "../policy.ts";

/** The shelf of the whole organisation is open to the staff of every unit, that of a unit to its own and those above it. */
export function visibleItems(viewer: Viewer): SQL {
  if (viewer.kind === "audience" || viewer.kind === "guest" || !canUseLibrary(viewer)) return sql`false`;
  return sql`(${libraryItems.unitId} is null or ${inHeldArea(viewer, [...LIBRARY_ROLES], libraryItems.unitId)})`;
}

/** That a file of `media` lies on a shelf the viewer sees, and that its rights have not run out (days of Asia/Shanghai). */
export const onUsableShelf = (viewer: Viewer): SQL =>
  sql`exists (select from ${libraryItems} where ${libraryItems.mediaId} = ${media.id} and ${visibleItems(viewer)}
    and (${libraryItems.usableUntil} is null or ${libraryItems.usableUntil} >= (now() at time zone 'Asia/Shanghai')::date))`;
