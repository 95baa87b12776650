import { and, isNull, type SQL, sql } from "drizzle-orm";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea, inVisibleArea } from "#domains/units/visibility.ts";
import { DRAFT_READERS } from "./policy.ts";

/** The publication that readers see; each bulletin has one at most. */
export const isCurrent: SQL = and(isNull(publications.supersededAt), isNull(publications.withdrawnAt))!;

/** What is published in the areas that the viewer may enter. */
export const visiblePublications = (viewer: Viewer): SQL => and(isCurrent, forReader(viewer))!;

/** What lists show: not what lies in the archive. */
export const listedPublications = (viewer: Viewer): SQL =>
  and(visiblePublications(viewer), isNull(publications.archivedAt))!;

/** The area of a publication, current or not: before the door only what is for everyone, in a column that is public. */
export const forReader = (viewer: Viewer): SQL =>
  isOutside(viewer)
    ? sql`(${publications.unitId} is null and ${publications.columnId} in (
        select id from bulletin_columns where visibility = 'public'))`
    : inVisibleArea(viewer, publications.unitId);

/** Who has not come through the door: a guest, and the shared pages that guests get. */
export const isOutside = (viewer: Viewer): boolean =>
  viewer.kind === "guest" || (viewer.kind === "audience" && viewer.area === "public");

/** `canReadDraft` of policy.ts as SQL over `bulletins`. */
export const visibleDrafts = (viewer: Viewer): SQL => inHeldArea(viewer, [...DRAFT_READERS], bulletins.unitId);
