import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import { libraryItems } from "#db/schema/media.ts";
import { topics } from "#db/schema/topics.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { isOutside } from "../visibility.ts";

/** Topics before their readers: for whoever is signed in. */
export const visibleTopics = (viewer: Viewer): SQL => (isOutside(viewer) ? sql`false` : isNotNull(topics.publishedAt));

/** What a topic shows of the library: to those who see the topic, and of a unit's shelf to those of the unit. */
export const visibleTopicMedia = (viewer: Viewer): SQL =>
  isOutside(viewer) ? sql`false` : and(isNotNull(libraryItems.id), inVisibleArea(viewer, libraryItems.unitId))!;
