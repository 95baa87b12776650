import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { libraryItems, mediaUses } from "#db/schema/media.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { topics as content, type SeedTopicItem } from "../content/topics.ts";
import { instantOf } from "./moments.ts";
import type { Cast } from "./people.ts";

/** Plants topics over what is there already: bulletins by their keys, cases and threads by their titles. */
export async function seedTopics(tx: Tx, cast: Cast, bulletins: Map<string, string>): Promise<void> {
  for (const { items, published, ...said } of content) {
    const publishedAt = instantOf(published);
    const [topic] = await tx
      .insert(topics)
      .values({ ...said, isDemo: true, publishedAt, publishedBy: cast.member("publisher"), createdAt: publishedAt })
      .returning({ id: topics.id });
    for (const [position, { section = "", ...item }] of items.entries()) {
      const placed = { topicId: topic!.id, section, position };
      await tx.insert(topicItems).values({ ...placed, ...(await whatIs(tx, item, bulletins)) });
    }
    await carryFiles(tx, topic!.id);
  }
}

async function whatIs(tx: Tx, item: SeedTopicItem, bulletins: Map<string, string>) {
  if ("bulletin" in item) return { kind: "bulletin" as const, bulletinId: bulletins.get(item.bulletin)! };
  if ("case" in item) {
    const [row] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.title, item.case));
    return { kind: "case" as const, caseId: row!.id };
  }
  if ("media" in item) {
    const [row] = await tx.select().from(libraryItems).where(eq(libraryItems.title, item.media));
    return { kind: "media" as const, libraryItemId: row!.id };
  }
  const [row] = await tx.select({ id: threads.id }).from(threads).where(eq(threads.title, item.thread));
  return { kind: "thread" as const, threadId: row!.id };
}

/** What a topic gathers of the library, it carries. */
async function carryFiles(tx: Tx, topicId: string) {
  await tx.insert(mediaUses).select(
    tx
      .select({ mediaId: libraryItems.mediaId, carrier: sql<"topic">`'topic'`.as("carrier"), carrierId: topicItems.id })
      .from(topicItems)
      .innerJoin(libraryItems, eq(libraryItems.id, topicItems.libraryItemId))
      .where(eq(topicItems.topicId, topicId)),
  );
}
