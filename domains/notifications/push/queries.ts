import { and, count, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { sessions } from "#db/schema/accounts.ts";
import { pushDevices, pushes } from "#db/schema/pushes.ts";
import { deviceOf } from "#domains/accounts/device.ts";
import { isIdle } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canSeeOutbox } from "../mail/policy.ts";
import { canPush } from "./address.ts";

const REFUSALS_SHOWN = 5;
const LOOKS_BACK_DAYS = 7;
/** What push services answer to whoever does not hold the key that the subscription was made for. */
const KEY_REFUSED = [400, 401, 403];

export type Device = Awaited<ReturnType<typeof listDevices>>[number];
export type PushOutbox = NonNullable<Awaited<ReturnType<typeof findPushOutbox>>>;

/**
 * The devices on which the actor is told, the newest first; `isOver` where they are signed in no longer, `isRefused` where
 * the push service last did not accept our key: only switching it on there anew helps.
 */
export async function listDevices(actor: Actor, on: Reader = db) {
  if (actor.id === null) return [];
  const rows = await on
    .select({
      id: pushDevices.id,
      sessionId: pushDevices.sessionId,
      name: sessions.name,
      userAgent: sessions.userAgent,
      isOver: sql<boolean>`(${sessions.revokedAt} is not null or ${sessions.expiresAt} <= now()
        or ${isIdle} and (not ${sessions.kept} or ${actor.grants.length > 0}))`,
      isRefused: sql<boolean>`coalesce((select p.answered in ${KEY_REFUSED} from pushes p where p.device_id = ${pushDevices.id}
        and p.done_at is not null and p.answered is not null order by p.done_at desc limit 1), false)`,
      createdAt: pushDevices.createdAt,
    })
    .from(pushDevices)
    .innerJoin(sessions, eq(sessions.id, pushDevices.sessionId))
    .where(eq(pushDevices.memberId, actor.id))
    .orderBy(desc(pushDevices.createdAt));
  return rows.map(({ name, userAgent, ...device }) => ({ ...device, name: name || deviceOf(userAgent) }));
}

/** One of the actor's own devices. */
export const findDevice = (actor: Actor, id: string, on: Reader = db) =>
  UUID.test(id) ? findOwn(actor, on, eq(pushDevices.id, id)) : null;

/** The actor's device of this address. */
export const findDeviceAt = (actor: Actor, endpoint: string, on: Reader = db) =>
  findOwn(actor, on, eq(pushDevices.endpoint, endpoint));

async function findOwn(actor: Actor, on: Reader, which: ReturnType<typeof eq>) {
  if (actor.id === null) return null;
  const [row] = await on
    .select()
    .from(pushDevices)
    .where(and(which, eq(pushDevices.memberId, actor.id)));
  return row ?? null;
}

/** How pushing has gone of late, and what push services refused for good: for whoever keeps the system running, without names. */
export async function findPushOutbox(actor: Actor, on: Reader = db) {
  if (!canSeeOutbox(actor) || !canPush()) return null;
  const isOfLate = gt(pushes.createdAt, sql`now() - ${LOOKS_BACK_DAYS} * interval '1 day'`);
  const counted = await on
    .select({ state: pushes.state, n: count() })
    .from(pushes)
    .where(isOfLate)
    .groupBy(pushes.state);
  const refused = await on
    .select({ answered: pushes.answered, doneAt: pushes.doneAt, endpoint: pushDevices.endpoint })
    .from(pushes)
    .innerJoin(pushDevices, eq(pushDevices.id, pushes.deviceId))
    .where(and(isOfLate, inArray(pushes.state, ["failed"])))
    .orderBy(desc(pushes.doneAt))
    .limit(REFUSALS_SHOWN);
  return {
    counted: { waiting: 0, sent: 0, failed: 0, ...Object.fromEntries(counted.map(({ state, n }) => [state, n])) },
    refused: refused.map(({ endpoint, ...refusal }) => ({ ...refusal, host: new URL(endpoint).host })),
  };
}
