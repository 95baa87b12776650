import { eq, sql } from "drizzle-orm";
import { webhookDeliveries } from "#db/schema/webhooks.ts";
import { command } from "#domains/kernel/command.ts";
import { ReplayDelivery } from "../input.ts";
import { keepsWebhooks } from "../policy.ts";
import { findDelivery } from "../queries.ts";

/** Sends once more what was sent or given up; whether its area may still see it is asked then. */
export const replayDelivery = command({
  event: "webhooks.delivery.replayed",
  input: ReplayDelivery,
  limit: "webhooks.delivery.replayed",
  load: (tx, actor, { deliveryId }) => findDelivery(actor, deliveryId, tx),
  allow: keepsWebhooks,
  async run(tx, { subject: { id, unitId, webhookId } }) {
    await tx
      .update(webhookDeliveries)
      .set({ state: "waiting", attempts: 0, dueAt: sql`now()`, doneAt: null, answered: null })
      .where(eq(webhookDeliveries.id, id));
    return { id, unitId, webhookId };
  },
});
