import { eq, sql } from "drizzle-orm";
import { webhooks } from "#db/schema/webhooks.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { EndWebhook } from "../input.ts";
import { keepsWebhooks } from "../policy.ts";
import { findWebhook } from "../queries.ts";

/** Nothing more is told, and what waits is not sent. */
export const endWebhook = command({
  event: "webhooks.webhook.ended",
  input: EndWebhook,
  load: (tx, actor, { webhookId }) => findWebhook(actor, webhookId, tx),
  allow: keepsWebhooks,
  async run(tx, { actor, subject: { id, unitId, name } }) {
    await tx
      .update(webhooks)
      .set({ endedAt: sql`now()`, endedBy: memberId(actor) })
      .where(eq(webhooks.id, id));
    return { id, unitId, payload: { name } };
  },
});
