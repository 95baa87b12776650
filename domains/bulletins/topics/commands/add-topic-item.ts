import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { topicItems } from "#db/schema/topics.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findBulletin } from "../../queries.ts";
import { readAddress } from "../address.ts";
import { AddTopicItem, TOPIC_LIMITS } from "../input.ts";
import { canManageTopics } from "../policy.ts";
import { countTopicItems, findTopicToManage } from "../queries.ts";
import { topicTags } from "../tags.ts";

/** Gathers one thing more, by its address; only what the actor may read oneself, and each once. */
export const addTopicItem = command({
  event: "bulletins.topic.gathered",
  input: AddTopicItem,
  load: (tx, actor, { topicId }) => findTopicToManage(actor, topicId, tx),
  allow: canManageTopics,
  async run(tx, { actor, input: { topicId, address, section }, subject: topic }) {
    const target = readAddress(address);
    if (!target) throw invalid("address", "notAnAddress");
    const column = await columnOf(tx, actor, target);
    if (!column) throw invalid("address", "nothingThere");
    const { count, next } = await countTopicItems(actor, topicId, tx);
    if (count >= TOPIC_LIMITS.items) throw invalid("address", "topicFull", { maximum: TOPIC_LIMITS.items });
    const [item] = await tx
      .insert(topicItems)
      .values({ topicId, kind: target.kind, section, position: next, ...column })
      .onConflictDoNothing()
      .returning({ id: topicItems.id });
    if (!item) throw invalid("address", "alreadyThere");
    return { id: topicId, tags: topicTags(topic.slug), payload: { ...target, section, title: topic.title } };
  },
});

async function columnOf(tx: Tx, actor: Actor, { kind, id }: NonNullable<ReturnType<typeof readAddress>>) {
  if (kind === "bulletin") return (await findBulletin(actor, id, tx)) ? { bulletinId: id } : null;
  if (kind === "case") {
    const [row] = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.id, id), visibleCases(actor)));
    return row ? { caseId: id } : null;
  }
  const [row] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.id, id), visibleThreads(actor)));
  return row ? { threadId: id } : null;
}
