import { eq } from "drizzle-orm";
import { topicItems } from "#db/schema/topics.ts";
import { command } from "#domains/kernel/command.ts";
import { RemoveTopicItem } from "../input.ts";
import { findTopicItem } from "../items/queries.ts";
import { canManageTopics } from "../policy.ts";

/** Takes one thing out of a topic; it stays where it is. */
export const removeTopicItem = command({
  event: "bulletins.topic.released",
  input: RemoveTopicItem,
  load: (tx, actor, { itemId }) => findTopicItem(actor, itemId, tx),
  allow: canManageTopics,
  async run(tx, { subject: { item, topic } }) {
    await tx.delete(topicItems).where(eq(topicItems.id, item.id));
    const { kind } = item;
    const targetId = item.bulletinId ?? item.caseId ?? item.threadId ?? item.libraryItemId;
    return { id: topic.id, payload: { kind, id: targetId, title: topic.title } };
  },
});
