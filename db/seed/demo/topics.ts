import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { topics as content } from "../content/topics.ts";
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
      if ("bulletin" in item)
        await tx.insert(topicItems).values({ ...placed, kind: "bulletin", bulletinId: bulletins.get(item.bulletin)! });
      else if ("case" in item) {
        const [row] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.title, item.case));
        await tx.insert(topicItems).values({ ...placed, kind: "case", caseId: row!.id });
      } else {
        const [row] = await tx.select({ id: threads.id }).from(threads).where(eq(threads.title, item.thread));
        await tx.insert(topicItems).values({ ...placed, kind: "thread", threadId: row!.id });
      }
    }
  }
}
