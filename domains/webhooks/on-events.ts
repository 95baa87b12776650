import { sql } from "drizzle-orm";
import { WEBHOOK_EVENTS } from "#db/enums/webhooks.ts";
import type { Listener, Listeners } from "#domains/kernel/outbox.ts";

/** Puts down for every webhook of exactly this area what it is to be told; heard twice, it stands there once. */
const putDown: Listener = async ({ id, name, unitId, payload }, tx) => {
  if (payload.isPending === true) return;
  await tx.execute(sql`insert into webhook_deliveries (webhook_id, event_id)
    select id, ${id}::uuid from webhooks
    where ended_at is null and unit_id is not distinct from ${unitId}::uuid and events ? ${name}
    on conflict do nothing`);
};

export const webhookListeners: Listeners = Object.fromEntries(WEBHOOK_EVENTS.map((name) => [name, putDown]));
