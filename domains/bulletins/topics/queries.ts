import { and, count, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { isOutside } from "../visibility.ts";
import { canManageTopics } from "./policy.ts";
import { visibleTopics } from "./visibility.ts";

export type Topic = typeof topics.$inferSelect;

/** Topics before their readers, the newest first: for whoever is signed in. */
export async function listTopics(viewer: Viewer, limit = 50, on: Reader = db): Promise<Topic[]> {
  return on.select().from(topics).where(visibleTopics(viewer)).orderBy(desc(topics.publishedAt)).limit(limit);
}

export async function findTopic(viewer: Viewer, slug: string, on: Reader = db): Promise<Topic | null> {
  const [row] = await on
    .select()
    .from(topics)
    .where(and(eq(topics.slug, slug), visibleTopics(viewer)));
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

/** Which topics gather these things: those that the viewer sees, and for those who look after topics all of them. */
export async function listTopicsOf(actor: Actor, itemIds: string[], on: Reader = db) {
  if (itemIds.length === 0) return [];
  return on
    .select({ itemId: topicItems.id, id: topics.id, slug: topics.slug, title: topics.title })
    .from(topicItems)
    .innerJoin(topics, eq(topics.id, topicItems.topicId))
    .where(and(inArray(topicItems.id, itemIds), canManageTopics(actor) ? undefined : visibleTopics(actor)))
    .orderBy(desc(topics.createdAt));
}
