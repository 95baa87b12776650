import { eq } from "drizzle-orm";
import { topics } from "#db/schema/topics.ts";
import { command } from "#domains/kernel/command.ts";
import { UpdateTopic } from "../input.ts";
import { canManageTopics } from "../policy.ts";
import { findTopicToManage } from "../queries.ts";
import { TOPIC_TAGS } from "../tags.ts";

/** Changes what a topic is called. */
export const updateTopic = command({
  event: "bulletins.topic.updated",
  input: UpdateTopic,
  load: (tx, actor, { topicId }) => findTopicToManage(actor, topicId, tx),
  allow: canManageTopics,
  async run(tx, { input: { topicId, ...said } }) {
    await tx.update(topics).set(said).where(eq(topics.id, topicId));
    return { id: topicId, tags: TOPIC_TAGS, payload: said };
  },
});
