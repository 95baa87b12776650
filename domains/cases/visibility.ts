import { and, isNotNull, type SQL } from "drizzle-orm";
import { cases } from "#db/schema/cases.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea, inVisibleArea } from "#domains/units/visibility.ts";
import { DRAFT_READERS } from "./policy.ts";

/** Cases published in the areas that the viewer may enter. */
export const visibleCases = (viewer: Viewer): SQL =>
  and(isNotNull(cases.publishedAt), inVisibleArea(viewer, cases.unitId))!;

/** `canReadCaseDraft` of policy.ts as SQL over `cases`. */
export const visibleCaseDrafts = (viewer: Viewer): SQL => inHeldArea(viewer, [...DRAFT_READERS], cases.unitId);
