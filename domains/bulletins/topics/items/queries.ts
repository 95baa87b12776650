import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { MediaKind } from "#db/enums/media.ts";
import type { TopicItemKind } from "#db/enums/topics.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { libraryItems, media } from "#db/schema/media.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { units } from "#db/schema/units.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { titleFor, visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { visiblePublications } from "../../visibility.ts";
import { canManageTopics } from "../policy.ts";
import { visibleTopicMedia, visibleTopics } from "../visibility.ts";

export type TopicItem = {
  id: string;
  kind: TopicItemKind;
  section: string;
  /** Of the bulletin, the case, the thread or the thing of the library. */
  targetId: string;
  title: string;
  unitSlug: string | null;
  unitName: string | null;
  unitEnName: string | null;
  at: Date;
  /** Of a thing of the library. */
  file?: TopicFile;
};
export type TopicFile = { mediaId: string; kind: MediaKind; alt: string; author: string };

/** What of a topic the viewer may see, in its order: what is withdrawn, hidden or another unit's is not there. */
export async function listTopicItems(viewer: Viewer, topicId: string, on: Reader = db): Promise<TopicItem[]> {
  const own = { id: topicItems.id, kind: topicItems.kind, section: topicItems.section, position: topicItems.position };
  const ofUnit = { unitSlug: units.slug, unitName: units.name, unitEnName: units.enName };
  const ofTopic = eq(topicItems.topicId, topicId);
  const [texts, records, talks, files] = await Promise.all([
    on
      .select({
        ...own,
        targetId: publications.bulletinId,
        title: publications.title,
        ...ofUnit,
        at: publications.firstPublishedAt,
      })
      .from(topicItems)
      .innerJoin(publications, eq(publications.bulletinId, topicItems.bulletinId))
      .leftJoin(units, eq(units.id, publications.unitId))
      .where(and(ofTopic, visiblePublications(viewer))),
    on
      .select({
        ...own,
        targetId: cases.id,
        title: cases.title,
        ...ofUnit,
        at: sql<Date>`${cases.publishedAt}`.mapWith(cases.publishedAt),
      })
      .from(topicItems)
      .innerJoin(cases, eq(cases.id, topicItems.caseId))
      .leftJoin(units, eq(units.id, cases.unitId))
      .where(and(ofTopic, visibleCases(viewer))),
    on
      .select({ ...own, targetId: threads.id, title: titleFor(viewer), ...ofUnit, at: threads.lastPostAt })
      .from(topicItems)
      .innerJoin(threads, eq(threads.id, topicItems.threadId))
      .leftJoin(units, eq(units.id, threads.unitId))
      .where(and(ofTopic, visibleThreads(viewer))),
    on
      .select({
        ...own,
        targetId: libraryItems.id,
        title: libraryItems.title,
        ...ofUnit,
        at: libraryItems.createdAt,
        file: {
          mediaId: libraryItems.mediaId,
          kind: media.kind,
          alt: libraryItems.alt,
          author: libraryItems.author,
        },
      })
      .from(topicItems)
      .innerJoin(libraryItems, eq(libraryItems.id, topicItems.libraryItemId))
      .innerJoin(media, eq(media.id, libraryItems.mediaId))
      .leftJoin(units, eq(units.id, libraryItems.unitId))
      .where(and(ofTopic, visibleTopicMedia(viewer))),
  ]);
  return [...texts, ...records, ...talks, ...files].sort((a, b) => a.position - b.position);
}

/** Which of these things of topics the viewer sees: whoever sees one sees its file. */
export async function listVisibleTopicMedia(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: topicItems.id })
    .from(topicItems)
    .innerJoin(topics, eq(topics.id, topicItems.topicId))
    .innerJoin(libraryItems, eq(libraryItems.id, topicItems.libraryItemId))
    .where(and(inArray(topicItems.id, ids), visibleTopics(viewer), visibleTopicMedia(viewer)));
  return rows.map((row) => row.id);
}

/** How many things a topic gathers, and the place behind the last. */
export async function countTopicItems(actor: Actor, topicId: string, on: Reader = db) {
  if (!canManageTopics(actor)) return { count: 0, next: 0 };
  const [row] = await on
    .select({ count: count(), next: sql<number>`coalesce(max(${topicItems.position}), 0) + 1` })
    .from(topicItems)
    .where(eq(topicItems.topicId, topicId));
  return row!;
}

/** One thing of a topic with the topic that it lies in. */
export async function findTopicItem(actor: Actor, itemId: string, on: Reader = db) {
  if (!canManageTopics(actor)) return null;
  const [row] = await on
    .select({ item: topicItems, topic: topics })
    .from(topicItems)
    .innerJoin(topics, eq(topics.id, topicItems.topicId))
    .where(eq(topicItems.id, itemId))
    .orderBy(asc(topicItems.position));
  return row ?? null;
}
