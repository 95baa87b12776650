import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { MAIL_GROUPS } from "#db/enums/mails.ts";
import { pushDevices, pushes } from "#db/schema/pushes.ts";
import { findActorBySession } from "#domains/accounts/queries.ts";
import { openSession } from "#domains/accounts/sessions.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { houseWithMail, minutesAfter, NOON } from "../../mail/testing.ts";
import { addDevice } from "../commands/add-device.ts";
import { sendDuePushes } from "../send.ts";
import { startPushService, startSilentHost } from "./push-service.ts";

const CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36";

/** A house whose members are told on browsers behind a push service of its own, and what a test does in it. */
export async function houseWithPush() {
  const [service, silence] = [await startPushService(), await startSilentHost()];
  Object.assign(process.env, {
    QINGFENG_WEB_PUSH: "on",
    QINGFENG_WEB_PUSH_HOSTS: `${service.host},${silence.host},*.push.example.org`,
  });
  const house = await houseWithMail();

  /** The person as somebody who has signed in, to stay so. */
  async function signedIn(memberId: string): Promise<Actor & { sessionId: string }> {
    const opening = { memberId, method: "password", passed: "everything", kept: true } as const;
    const sessionId = await openSession(opening, { ip: "198.51.100.7", userAgent: CHROME });
    const actor = await findActorBySession(sessionId);
    if (!actor) throw new Error("nobody is signed in");
    return { ...actor, sessionId };
  }

  /** A browser on which the member has switched it on; `path` is its address at the push service. */
  async function browserOf(memberId: string, subscription = service.subscribe()) {
    const actor = await signedIn(memberId);
    const { id } = await addDevice(actor, subscription);
    return { id, actor, subscription, path: new URL(subscription.endpoint).pathname };
  }

  /** Somebody who is told of what they follow on a browser of theirs. */
  async function follower(wishes: Parameters<typeof house.reader>[0] = {}) {
    const person = await house.reader({ ways: {}, push: [...MAIL_GROUPS], ...wishes });
    return { ...person, browser: await browserOf(person.id) };
  }

  /** What the worker does `minutes` after noon; of what waits, all is due by then but for what is put off. */
  async function send(minutes = 0) {
    await db.update(pushes).set({ dueAt: NOON, createdAt: NOON }).where(eq(pushes.tries, 0));
    await sendDuePushes(minutesAfter(NOON, minutes));
  }

  async function clear() {
    await house.clear();
    service.delivered.length = 0;
    service.refused.length = 0;
    service.answers.clear();
    silence.asked = 0;
    await db.delete(pushDevices);
  }

  const statesOf = async (deviceId: string) =>
    (await db.select().from(pushes).where(eq(pushes.deviceId, deviceId)).orderBy(pushes.id)).map(({ state }) => state);
  const stop = async () => {
    service.stop();
    silence.stop();
    await house.post.stop();
  };

  return { ...house, service, silence, signedIn, browserOf, follower, send, clear, statesOf, stop };
}
