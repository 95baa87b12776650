import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import pino from "pino";
import { db, sqlClient } from "#db/client.ts";
import { onConnection, onNotify, startListening } from "#db/listen.ts";
import { sealEvents } from "#domains/audit/seal.ts";
import { keepTime } from "#domains/bulletins/schedule/keep-time.ts";
import { postDue } from "#domains/forum/scheduled/fire.ts";
import { schedules } from "#domains/jobs.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { retryWithoutEncoder } from "#domains/media/prepare/claim.ts";
import { hasEncoder } from "#domains/media/prepare/ffmpeg.ts";
import { prepareNext } from "#domains/media/prepare/run.ts";
import { canPush } from "#domains/notifications/push/address.ts";
import { sendDuePushes } from "#domains/notifications/push/send.ts";
import { subscribers } from "#domains/subscribers.ts";
import { deliverDue } from "#domains/webhooks/deliver.ts";

/** The background process: hands events to those who listen, seals them into the chain, runs what is due. */
const log = pino({ name: "worker" });

/** Also the longest an event waits when its NOTIFY was lost. */
const TICK_MS = 1_000;

let stopping = false;
let wake = () => {};
const nudge = () => wake();

async function work() {
  while (!stopping) {
    const handled = await handleEvents(subscribers, (error, event) =>
      log.error({ err: error, event: event.name, id: event.id }),
    );
    if (handled > 0) continue;
    const sealed = await sealEvents();
    if (sealed > 0) continue;
    await db.execute(
      // Before the set-up there is no organisation yet, and the worker is well all the same.
      sql`insert into organisation as o (name, worker_seen_at) values ('', now())
        on conflict (id) do update set worker_seen_at = now()
        where o.worker_seen_at is null or o.worker_seen_at < now() - interval '2 seconds'`,
    );
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, TICK_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What members have planned. */
async function postPlanned() {
  while (!stopping) {
    await postDue((error) => log.error({ err: error })).catch((error) => log.error({ err: error }));
    await sleep(TICK_MS);
  }
}

/** AVIF of pictures, streams of videos: one after the other, beside the events, for it may take minutes. */
async function prepareMedia() {
  if (hasEncoder()) await retryWithoutEncoder().catch((error) => log.error({ err: error }));
  while (!stopping) {
    const onError = (error: unknown, id: string) => log.error({ err: error, media: id });
    const wasOne = await prepareNext(onError).catch((error) => void log.error({ err: error }));
    if (!wasOne) await sleep(TICK_MS);
  }
}

/** To other systems, beside the events: whoever answers slowly keeps nobody else waiting. */
async function tellOthers() {
  while (!stopping) {
    const sent = await deliverDue().catch((error) => void log.error({ err: error }));
    if (!sent) await sleep(TICK_MS);
  }
}

/** On their devices, beside the events and the others, for the same reason. */
async function tellDevices() {
  while (!stopping) {
    const sent = await sendDuePushes().catch((error) => void log.error({ err: error }));
    if (!sent) await sleep(TICK_MS);
  }
}

const boss = new PgBoss({ connectionString: process.env.DATABASE_URL ?? "", max: 3 });
boss.on("error", (error) => log.error({ err: error }));

async function stop() {
  stopping = true;
  nudge();
  await boss.stop({ graceful: true, timeout: 1_000 }).catch(() => {});
  await sqlClient.end({ timeout: 1 });
  process.exit(0);
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
onNotify("events", nudge);
onConnection(nudge);
await startListening();
await boss.start();
for (const { name, cron, run, atStart } of schedules) {
  await boss.createQueue(name);
  await boss.work(name, async () => run());
  await boss.schedule(name, cron);
  if (atStart) await boss.send(name);
}
void keepTime(
  () => stopping,
  (error) => log.error({ err: error }),
);
void prepareMedia();
void tellOthers();
if (canPush()) void tellDevices();
void postPlanned();
log.info("worker started");
// A database that is away for a moment is waited for, not died of.
while (!stopping) {
  await work().catch((error) => log.error({ err: error }));
  if (!stopping) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
}
