import { eq, sql } from "drizzle-orm";
import { topics } from "#db/schema/topics.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { PublishTopic } from "../input.ts";
import { countTopicItems } from "../items/queries.ts";
import { canManageTopics } from "../policy.ts";
import { findTopicToManage } from "../queries.ts";
import { TOPIC_TAGS } from "../tags.ts";

/** Puts a topic before its readers, or takes it away; what it gathers stays where it is. */
export const publishTopic = command({
  event: "bulletins.topic.published",
  input: PublishTopic,
  load: (tx, actor, { topicId }) => findTopicToManage(actor, topicId, tx),
  allow: canManageTopics,
  async run(tx, { actor, input: { topicId, isPublished }, subject: topic }) {
    const wanted = isPublished === "true";
    if (wanted && (await countTopicItems(actor, topicId, tx)).count === 0) throw invalid("form", "topicEmpty");
    await tx
      .update(topics)
      .set(
        wanted ? { publishedAt: sql`now()`, publishedBy: memberId(actor) } : { publishedAt: null, publishedBy: null },
      )
      .where(eq(topics.id, topicId));
    return { id: topicId, tags: TOPIC_TAGS, payload: { title: topic.title, isPublished: wanted } };
  },
});
