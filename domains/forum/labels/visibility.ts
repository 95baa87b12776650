import { eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { labelGroups } from "#db/schema/labels.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea, mayEnterArea } from "#domains/units/visibility.ts";

/** Whether the viewer may know of the labels of an area: everybody of the organisation's, of a unit's those who may enter it. */
export const canSeeLabels = (viewer: Viewer, unitPath: string | null): boolean =>
  unitPath === null ? isInside(viewer) : mayEnterArea(viewer, unitPath);

/** The same as SQL over `label_groups`. */
export const visibleLabelGroups = (viewer: Viewer): SQL =>
  or(isInside(viewer) ? isNull(labelGroups.unitId) : undefined, inVisibleArea(viewer, labelGroups.unitId)) ??
  sql`false`;

const isInside = (viewer: Viewer) => (viewer.kind === "audience" ? viewer.area !== "public" : viewer.kind !== "guest");

/** What the threads of one area may carry: the organisation's labels and its own, never those of another unit. */
export const ofArea = (unitId: string | null): SQL =>
  unitId === null
    ? isNull(labelGroups.unitId)
    : (or(isNull(labelGroups.unitId), eq(labelGroups.unitId, unitId)) as SQL);
