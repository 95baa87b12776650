import { and, asc, count, desc, eq, isNotNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { TopicItemKind } from "#db/enums/topics.ts";
import { publications } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { units } from "#db/schema/units.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { isOutside, visiblePublications } from "../visibility.ts";
import { canManageTopics } from "./policy.ts";

export type Topic = typeof topics.$inferSelect;
export type TopicItem = {
  id: string;
  kind: TopicItemKind;
  section: string;
  /** Of the bulletin, the case or the thread. */
  targetId: string;
  title: string;
  unitSlug: string | null;
  at: Date;
};

/** Topics before their readers, the newest first: for whoever is signed in. */
export async function listTopics(viewer: Viewer, limit = 50, on: Reader = db): Promise<Topic[]> {
  if (isOutside(viewer)) return [];
  return on.select().from(topics).where(isNotNull(topics.publishedAt)).orderBy(desc(topics.publishedAt)).limit(limit);
}

export async function findTopic(viewer: Viewer, slug: string, on: Reader = db): Promise<Topic | null> {
  if (isOutside(viewer)) return null;
  const [row] = await on
    .select()
    .from(topics)
    .where(and(eq(topics.slug, slug), isNotNull(topics.publishedAt)));
  return row ?? null;
}

/** A topic as its feed: before the door only where it was opened. There it has no page of its own. */
export async function findTopicToFollow(viewer: Viewer, slug: string, on: Reader = db): Promise<Topic | null> {
  const [row] = await on
    .select()
    .from(topics)
    .where(
      and(
        eq(topics.slug, slug),
        isNotNull(topics.publishedAt),
        isOutside(viewer) ? eq(topics.isPublic, true) : undefined,
      ),
    );
  return row ?? null;
}

/** What of a topic the viewer may see, in its order: what is withdrawn, hidden or another unit's is not there. */
export async function listTopicItems(viewer: Viewer, topicId: string, on: Reader = db): Promise<TopicItem[]> {
  const own = { id: topicItems.id, kind: topicItems.kind, section: topicItems.section, position: topicItems.position };
  const ofTopic = eq(topicItems.topicId, topicId);
  const [texts, records, talks] = await Promise.all([
    on
      .select({
        ...own,
        targetId: publications.bulletinId,
        title: publications.title,
        unitSlug: units.slug,
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
        unitSlug: units.slug,
        at: sql<Date>`${cases.publishedAt}`.mapWith(cases.publishedAt),
      })
      .from(topicItems)
      .innerJoin(cases, eq(cases.id, topicItems.caseId))
      .leftJoin(units, eq(units.id, cases.unitId))
      .where(and(ofTopic, visibleCases(viewer))),
    on
      .select({ ...own, targetId: threads.id, title: threads.title, unitSlug: units.slug, at: threads.lastPostAt })
      .from(topicItems)
      .innerJoin(threads, eq(threads.id, topicItems.threadId))
      .leftJoin(units, eq(units.id, threads.unitId))
      .where(and(ofTopic, visibleThreads(viewer))),
  ]);
  return [...texts, ...records, ...talks].sort((a, b) => a.position - b.position);
}

/** The bulletins that a topic gathers, by id, whether they are before their readers now or not. */
export async function listTopicBulletins(viewer: Viewer, topicId: string, on: Reader = db): Promise<string[]> {
  if (isOutside(viewer)) return [];
  const rows = await on.select({ id: topicItems.bulletinId }).from(topicItems).where(eq(topicItems.topicId, topicId));
  return rows.flatMap(({ id }) => (id ? [id] : []));
}

/** Every topic with the number of things in it, for those who look after them. */
export async function listTopicsToManage(actor: Actor, on: Reader = db) {
  if (!canManageTopics(actor)) return [];
  return on
    .select({ topic: topics, items: count(topicItems.id) })
    .from(topics)
    .leftJoin(topicItems, eq(topicItems.topicId, topics.id))
    .groupBy(topics.id)
    .orderBy(desc(topics.createdAt));
}

export async function findTopicToManage(actor: Actor, id: string, on: Reader = db): Promise<Topic | null> {
  if (!canManageTopics(actor) || !UUID.test(id)) return null;
  const [row] = await on.select().from(topics).where(eq(topics.id, id));
  return row ?? null;
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
