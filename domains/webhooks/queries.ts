import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { UUID } from "#lib/text/urls.ts";

const DELIVERIES_SHOWN = 50;

export type Webhook = Awaited<ReturnType<typeof listWebhooks>>[number];
export type Delivery = Awaited<ReturnType<typeof listDeliveries>>[number];

/** The webhooks in use of the areas that the actor leads, the newest first. */
export const listWebhooks = (actor: Actor, on: Reader = db) =>
  selectWebhooks(on).where(kept(actor)).orderBy(desc(webhooks.createdAt));

export async function findWebhook(actor: Actor, id: string, on: Reader = db): Promise<Webhook | null> {
  if (!UUID.test(id)) return null;
  return (await selectWebhooks(on).where(and(eq(webhooks.id, id), kept(actor))))[0] ?? null;
}

/** What was last sent, or is to be, to one of the actor's webhooks. */
export const listDeliveries = (actor: Actor, webhookId: string, on: Reader = db) =>
  selectDeliveries(on)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), kept(actor)))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(DELIVERIES_SHOWN);

export async function findDelivery(actor: Actor, id: string, on: Reader = db): Promise<Delivery | null> {
  if (!UUID.test(id)) return null;
  return (await selectDeliveries(on).where(and(eq(webhookDeliveries.id, id), kept(actor))))[0] ?? null;
}

/** `canKeepWebhooks` as SQL. */
const kept = (actor: Actor) => and(isNull(webhooks.endedAt), inHeldArea(actor, ["leader"], webhooks.unitId));

const selectWebhooks = (on: Reader) =>
  on
    .select({
      id: webhooks.id,
      name: webhooks.name,
      address: webhooks.address,
      events: webhooks.events,
      unitId: webhooks.unitId,
      unitName: units.name,
      unitEnName: units.enName,
      memberName: members.name,
      createdAt: webhooks.createdAt,
      /** Something was given up that nobody has sent again. */
      isFailing: sql<boolean>`exists (select from webhook_deliveries d where d.webhook_id = ${webhooks.id} and d.state = 'failed')`,
    })
    .from(webhooks)
    .innerJoin(members, eq(members.id, webhooks.memberId))
    .leftJoin(units, eq(units.id, webhooks.unitId));

const selectDeliveries = (on: Reader) =>
  on
    .select({
      id: webhookDeliveries.id,
      webhookId: webhookDeliveries.webhookId,
      unitId: webhooks.unitId,
      event: events.name,
      state: webhookDeliveries.state,
      attempts: webhookDeliveries.attempts,
      answered: webhookDeliveries.answered,
      createdAt: webhookDeliveries.createdAt,
      dueAt: webhookDeliveries.dueAt,
      doneAt: webhookDeliveries.doneAt,
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId));
