import { and, isNull, type SQL } from "drizzle-orm";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea, inVisibleArea } from "#domains/units/visibility.ts";
import { DRAFT_READERS } from "./policy.ts";

/** The publication that readers see; each bulletin has one at most. */
export const isCurrent: SQL = and(isNull(publications.supersededAt), isNull(publications.withdrawnAt))!;

/** What is published in the areas that the viewer may enter. */
export const visiblePublications = (viewer: Viewer): SQL => and(isCurrent, inVisibleArea(viewer, publications.unitId))!;

/** `canReadDraft` of policy.ts as SQL over `bulletins`. */
export const visibleDrafts = (viewer: Viewer): SQL => inHeldArea(viewer, [...DRAFT_READERS], bulletins.unitId);
