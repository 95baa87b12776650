import { eq, inArray, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { webhookDeliveries, webhooks } from "#db/schema/webhooks.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { postOnce } from "#lib/post-once.ts";
import { isAllowedAddress } from "./address.ts";
import { messageOf } from "./message.ts";
import { secretOf, signed } from "./signature.ts";

const AT_ONCE = 20;
/** How long after each try the next one comes, in seconds; then it is given up, and a person may send it again. */
export const RETRY_AFTER_SEC = [60, 300, 1_800, 7_200, 43_200];
/** Nobody else takes a delivery that is under way, until then; whoever was killed in between has it sent again. */
const LEASE_SEC = 60;
const KEPT_DAYS = 30;

/** Sends what is due, each once however many workers there are; returns how many were taken in hand. */
export async function deliverDue(): Promise<number> {
  const due = await db.execute<{ id: string }>(sql`
    update webhook_deliveries set attempts = attempts + 1, due_at = now() + ${LEASE_SEC} * interval '1 second'
    where id in (select id from webhook_deliveries where state = 'waiting' and due_at <= now()
      order by due_at limit ${AT_ONCE} for update skip locked)
    returning id`);
  if (due.length > 0) await Promise.all((await load(due.map(({ id }) => id))).map(deliver));
  return due.length;
}

type Loaded = Awaited<ReturnType<typeof load>>[number];

const load = (ids: string[]) =>
  db
    .select({
      delivery: webhookDeliveries,
      webhook: webhooks,
      event: events,
      unitSlug: units.slug,
      unitShut: units.deactivatedAt,
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
    .leftJoin(units, eq(units.id, webhooks.unitId))
    .where(inArray(webhookDeliveries.id, ids));

async function deliver({ delivery, webhook, event, unitSlug, unitShut }: Loaded): Promise<void> {
  const audience: Audience = { kind: "audience", area: unitSlug === null ? "site" : `unit:${unitSlug}` };
  const mayLeave = webhook.endedAt === null && unitShut === null && isAllowedAddress(webhook.address);
  const data = mayLeave ? await messageOf(audience, event) : null;
  if (!data) return note(delivery.id, { state: "withheld", doneAt: sql`now()` });
  const body = JSON.stringify({
    id: delivery.id,
    event: event.name,
    at: event.at.toISOString(),
    area: audience.area,
    data,
  });
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await postOnce(webhook.address, body, {
    "content-type": "application/json",
    "x-qingfeng-event": event.name,
    "x-qingfeng-delivery": delivery.id,
    "x-qingfeng-timestamp": String(seconds),
    "x-qingfeng-signature": signed(secretOf(webhook.id), seconds, body),
  });
  const answered = answer?.status ?? null;
  if (answered !== null && answered >= 200 && answered < 300)
    return note(delivery.id, { state: "sent", answered, doneAt: sql`now()` });
  const wait = RETRY_AFTER_SEC[delivery.attempts - 1];
  if (wait === undefined) return note(delivery.id, { state: "failed", answered, doneAt: sql`now()` });
  return note(delivery.id, { answered, dueAt: sql`now() + ${wait} * interval '1 second'` });
}

async function note(id: string, change: Parameters<ReturnType<typeof db.update<typeof webhookDeliveries>>["set"]>[0]) {
  await db.update(webhookDeliveries).set(change).where(eq(webhookDeliveries.id, id));
}

/** Runs by the clock. */
export const forgetOldDeliveries = () =>
  db.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, sql`now() - ${KEPT_DAYS} * interval '1 day'`));
