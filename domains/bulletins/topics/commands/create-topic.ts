import { topics } from "#db/schema/topics.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { CreateTopic } from "../input.ts";
import { canManageTopics } from "../policy.ts";

/** A topic that its readers do not see yet. */
export const createTopic = command({
  event: "bulletins.topic.created",
  input: CreateTopic,
  load: async (_tx, actor) => actor,
  allow: canManageTopics,
  async run(tx, { input: said }) {
    const [row] = await tx.insert(topics).values(said).onConflictDoNothing().returning({ id: topics.id });
    if (!row) throw invalid("slug", "taken");
    return { id: row.id, payload: said };
  },
});
