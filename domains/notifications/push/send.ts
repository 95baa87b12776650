import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { MailGroup } from "#db/enums/mails.ts";
import { organisation } from "#db/schema/kernel.ts";
import { pushDevices, pushes } from "#db/schema/pushes.ts";
import { findActorBySession } from "#domains/accounts/queries.ts";
import { logError } from "#domains/edge/log-error.ts";
import { type Answer, postOnce } from "#lib/post-once.ts";
import { RETRY_AFTER_SEC } from "../mail/send.ts";
import { findMailWishes } from "../mail/wishes.ts";
import { listPushLines } from "../queries.ts";
import { canPush, isAllowedEndpoint } from "./address.ts";
import { encrypt } from "./encrypt.ts";
import { type Message, messageOf, topicOf } from "./message.ts";
import { holdBack, postpone } from "./postpone.ts";
import { authorizationFor } from "./vapid.ts";

const AT_ONCE = 20;
/** Nobody else takes one that is under way, until then; whoever was killed in between has it sent again. */
const LEASE_SEC = 60;
/** Older, it is no news: so long a push service keeps it for a device that sleeps, and so long we try. */
export const NEWS_SEC = 24 * 3_600;
/** However soon a push service would be asked again. */
const LEAST_WAIT_SEC = 60;

/** Nobody is woken for what others say to each other: a device that saves its battery tells it later. */
const URGENCY: Record<MailGroup, "low" | "normal"> = {
  calls: "normal",
  followed: "low",
  bulletins: "normal",
  moderation: "normal",
  duty: "normal",
};

type Device = typeof pushDevices.$inferSelect;
type Claimed = { id: string; deviceId: string; kind: MailGroup; place: string; tries: number; bornSec: number };
type Change = Partial<typeof pushes.$inferInsert>;

/** Sends what is due, each once however many workers there are; returns how many were taken in hand. */
export async function sendDuePushes(now = new Date()): Promise<number> {
  if (!canPush()) return 0;
  await postpone(now);
  const at = sql`${now.toISOString()}::timestamptz`;
  const due = await db.execute<Claimed>(sql`
    update pushes set tries = tries + 1, due_at = ${at} + ${LEASE_SEC} * interval '1 second'
    where id in (select id from pushes where state = 'waiting' and due_at <= ${at}
      order by due_at limit ${AT_ONCE} for update skip locked)
    returning id, device_id as "deviceId", kind, place, tries, extract(epoch from created_at)::float8 as "bornSec"`);
  const silent = await Promise.all(due.map((push) => deliver(push, now)));
  await holdBack([...new Set(silent.filter((host) => host !== null))], now);
  return due.length;
}

/**
 * What becomes of one: a device that its push service knows no longer is forgotten, with all that waits for it. Returns the
 * host that did not answer.
 */
async function deliver(push: Claimed, now: Date): Promise<string | null> {
  const device = await db.query.pushDevices.findFirst({ where: eq(pushDevices.id, push.deviceId) });
  if (!device) return null;
  try {
    if (now.getTime() / 1_000 > push.bornSec + NEWS_SEC) return note(push, { state: "dropped", doneAt: now });
    const message = await messageTo(device, push);
    if (!message) return note(push, { state: "dropped", doneAt: now });
    if (!isAllowedEndpoint(device.endpoint)) return note(push, { state: "failed", doneAt: now });
    const answer = await handOver(device, push, message);
    if (answer?.status === 404 || answer?.status === 410) return forget(device);
    await note(push, outcomeOf(push, answer, now));
    return answer === null ? (device.endpoint.split("/")[2] ?? null) : null;
  } catch (error) {
    logError(error);
    return note(push, { ...later(push, null, now), answered: null });
  }
}

/**
 * What the device is told, asked at this moment by the rights of whoever is signed in on it; null where nobody is any more,
 * or it is wished no longer, or is read, muted or out of sight by now.
 */
async function messageTo(device: Device, { id, kind, place }: Claimed): Promise<Message | null> {
  const actor = await findActorBySession(device.sessionId);
  if (actor?.id !== device.memberId) return null;
  const wishes = await findMailWishes(actor);
  if (!wishes?.push.includes(kind)) return null;
  if ((await listPushLines(actor, id)).length === 0) return null;
  const [site] = await db.select({ name: organisation.name, enName: organisation.enName }).from(organisation);
  const { lang } = wishes;
  return messageOf({ kind, place, lang, site: (lang === "en" && site?.enName) || site?.name || "清风" });
}

/** What is too long for a push service goes without words: the device then says that something waits. */
async function handOver(device: Device, push: Claimed, message: Message): Promise<Answer | null> {
  const answer = await post(device, push, encrypt(Buffer.from(JSON.stringify(message)), device));
  return answer?.status === 413 ? post(device, push, Buffer.alloc(0)) : answer;
}

const post = ({ endpoint }: Device, { kind, place }: Claimed, body: Buffer) =>
  postOnce(endpoint, body, {
    authorization: authorizationFor(endpoint),
    ttl: String(NEWS_SEC),
    urgency: URGENCY[kind],
    topic: topicOf(kind, place),
    ...(body.length > 0 && { "content-type": "application/octet-stream", "content-encoding": "aes128gcm" }),
  });

/** Another try where the push service is away or asks for one; what it refuses is told to the administrator (`/desk/outbox`). */
function outcomeOf(push: Claimed, answer: Answer | null, now: Date): Change {
  const answered = answer?.status ?? null;
  if (answered !== null && answered >= 200 && answered < 300) return { state: "sent", answered, doneAt: now };
  if (answered === null || answered === 429 || answered >= 500) return { answered, ...later(push, answer, now) };
  return { state: "failed", answered, doneAt: now };
}

function later({ tries, bornSec }: Claimed, answer: Answer | null, now: Date): Change {
  const stepSec = RETRY_AFTER_SEC[tries - 1];
  const dueSec = now.getTime() / 1_000 + Math.max(answer?.retryAfterSec ?? stepSec ?? 0, LEAST_WAIT_SEC);
  if (stepSec === undefined || dueSec > bornSec + NEWS_SEC) return { state: "failed", doneAt: now };
  return { dueAt: new Date(dueSec * 1_000) };
}

async function forget({ id }: Device): Promise<null> {
  await db.delete(pushDevices).where(eq(pushDevices.id, id));
  return null;
}

async function note({ id }: Claimed, change: Change): Promise<null> {
  await db.update(pushes).set(change).where(eq(pushes.id, id));
  return null;
}
