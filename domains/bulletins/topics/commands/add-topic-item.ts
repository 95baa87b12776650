import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { topicItems } from "#db/schema/topics.ts";
import { visibleCases } from "#domains/cases/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { findItem } from "#domains/media/library/queries.ts";
import { findBulletin } from "../../queries.ts";
import { readAddress } from "../address.ts";
import { AddTopicItem, TOPIC_LIMITS } from "../input.ts";
import { countTopicItems } from "../items/queries.ts";
import { canManageTopics } from "../policy.ts";
import { findTopicToManage } from "../queries.ts";

/** Gathers one thing more, by its address; only what the actor may read oneself, and each once. */
export const addTopicItem = command({
  event: "bulletins.topic.gathered",
  input: AddTopicItem,
  load: (tx, actor, { topicId }) => findTopicToManage(actor, topicId, tx),
  allow: canManageTopics,
  async run(tx, { actor, input: { topicId, address, section }, subject: topic }) {
    const target = readAddress(address);
    if (!target) throw invalid("address", "notAnAddress");
    const found = await whatIsAt(tx, actor, target);
    if (!found) throw invalid("address", "nothingThere");
    const { file, ...column } = found;
    const { count, next } = await countTopicItems(actor, topicId, tx);
    if (count >= TOPIC_LIMITS.items) throw invalid("address", "topicFull", { maximum: TOPIC_LIMITS.items });
    const [item] = await tx
      .insert(topicItems)
      .values({ topicId, kind: target.kind, section, position: next, ...column })
      .onConflictDoNothing()
      .returning({ id: topicItems.id });
    if (!item) throw invalid("address", "alreadyThere");
    if (file) await attachMedia(tx, "topic", item.id, [file.id], memberId(actor), actor);
    return { id: topicId, payload: { ...target, section, title: topic.title } };
  },
});

type Found = { bulletinId?: string; caseId?: string; threadId?: string; libraryItemId?: string; file?: { id: string } };

async function whatIsAt(
  tx: Tx,
  actor: Actor,
  { kind, id }: NonNullable<ReturnType<typeof readAddress>>,
): Promise<Found | null> {
  if (kind === "bulletin") return (await findBulletin(actor, id, tx)) && { bulletinId: id };
  if (kind === "media") {
    const item = await findItem(actor, id, tx);
    if (item?.isExpired) throw invalid("address", "rightsOver");
    return item && { libraryItemId: id, file: { id: item.mediaId } };
  }
  if (kind === "case") {
    const [row] = await tx
      .select({ caseId: cases.id })
      .from(cases)
      .where(and(eq(cases.id, id), visibleCases(actor)));
    return row ?? null;
  }
  const [row] = await tx
    .select({ threadId: threads.id })
    .from(threads)
    .where(and(eq(threads.id, id), visibleThreads(actor)));
  return row ?? null;
}
