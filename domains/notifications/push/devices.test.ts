import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { sessions } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { pushDevices, pushes } from "#db/schema/pushes.ts";
import { findActorBySession } from "#domains/accounts/queries.ts";
import { endSession } from "#domains/accounts/sessions.ts";
import { isAllowedEndpoint } from "./address.ts";
import { addDevice, DEVICES_MAX } from "./commands/add-device.ts";
import { removeDevice } from "./commands/remove-device.ts";
import { renewDevice } from "./commands/renew-device.ts";
import { forgetOldPushes } from "./forget.ts";
import { mayRenewHere } from "./policy.ts";
import { listDevices } from "./queries.ts";
import { houseWithPush } from "./testing/house.ts";

const house = await houseWithPush();
const { cast, service, signedIn, browserOf } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(house.stop);

// Whose devices these are.

test("a device is listed by its name to its member alone, and leaves no event", async () => {
  const { id: memberId } = await cast.member("works-1");
  const { id, actor } = await browserOf(memberId);
  expect(await listDevices(actor)).toMatchObject([
    { id, name: "Chrome · Windows", isOver: false, sessionId: actor.sessionId },
  ]);
  for (const other of [await cast.leader("group"), await cast.staff("system-admin"), cast.guest])
    expect(await listDevices(other)).toEqual([]);
  const left = await db.select().from(events).where(eq(events.actorId, memberId));
  expect(left.map(({ name }) => name)).toEqual(["accounts.session.opened"]);
});

test("the browser of somebody else who signs in on it and switches it on is theirs", async () => {
  const [one, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const first = await browserOf(one.id);
  const second = await browserOf(other.id, first.subscription);
  expect(await listDevices(first.actor)).toEqual([]);
  expect((await listDevices(second.actor)).map(({ id }) => id)).toEqual([second.id]);
});

test("switched on again in the same session, a browser is one device", async () => {
  const { actor } = await browserOf((await cast.member("works-1")).id);
  await addDevice(actor, service.subscribe());
  expect(await listDevices(actor)).toHaveLength(1);
});

test(`nobody has more than ${DEVICES_MAX} devices`, async () => {
  const { id: memberId } = await cast.member("works-1");
  for (let n = 0; n < DEVICES_MAX; n++) await browserOf(memberId);
  const refusal = { code: "invalid", fields: { form: { key: "pushDevicesFull", values: { maximum: DEVICES_MAX } } } };
  await expect(browserOf(memberId)).rejects.toMatchObject(refusal);
  const [newest] = await listDevices(await signedIn(memberId));
  await removeDevice(await signedIn(memberId), { deviceId: newest!.id });
  await browserOf(memberId);
});

test("those where nobody is signed in any more make room", async () => {
  const { id: memberId } = await cast.member("works-1");
  const first = await browserOf(memberId);
  for (let n = 1; n < DEVICES_MAX; n++) await browserOf(memberId);
  await endSession(first.actor.sessionId);
  const { actor } = await browserOf(memberId);
  const ids = (await listDevices(actor)).map(({ id }) => id);
  expect(ids).toHaveLength(DEVICES_MAX);
  expect(ids).not.toContain(first.id);
});

test("nobody takes away or renews the device of another: to them it does not exist", async () => {
  const { id, subscription } = await browserOf((await cast.member("works-1")).id);
  const other = await signedIn((await cast.member("works-1")).id);
  await expect(removeDevice(other, { deviceId: id })).rejects.toMatchObject({ code: "not_found" });
  const { endpoint } = subscription;
  await expect(renewDevice(other, { endpoint })).rejects.toMatchObject({ code: "not_found" });
  for (const nobody of [cast.guest, await cast.member("works-1")])
    await expect(addDevice(nobody, service.subscribe())).rejects.toMatchObject({ code: "not_found" });
  expect(await db.$count(pushDevices)).toBe(1);
});

test("a device where the session is over is said to be, and goes on after the next sign-in there", async () => {
  const { id: memberId } = await cast.member("works-1");
  const { id, actor, subscription } = await browserOf(memberId);
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, actor.sessionId));
  const again = await signedIn(memberId);
  expect(await listDevices(again)).toMatchObject([{ id, isOver: true }]);
  await renewDevice(again, { endpoint: subscription.endpoint });
  expect(await listDevices(again)).toMatchObject([{ id, isOver: false, sessionId: again.sessionId }]);
});

test("a device is looked for again where one is over and none is of this very session", async () => {
  const { id: memberId } = await cast.member("works-1");
  const { actor, subscription } = await browserOf(memberId);
  expect(mayRenewHere(await signedIn(memberId), await listDevices(actor)), "none is over").toBe(false);
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, actor.sessionId));
  const again = await signedIn(memberId);
  expect(mayRenewHere(again, await listDevices(again))).toBe(true);
  const other = await browserOf(memberId);
  expect(mayRenewHere(other.actor, await listDevices(other.actor)), "it is told on another").toBe(false);
  await renewDevice(again, { endpoint: subscription.endpoint });
  expect(mayRenewHere(again, await listDevices(again))).toBe(false);
});

test("a device whose push service does not accept our key any more is said to be so, until it is switched on anew", async () => {
  const { id: memberId } = await cast.member("works-1");
  const { id: deviceId, actor } = await browserOf(memberId);
  const answered = (status: number, minute: number) =>
    db.insert(pushes).values({
      ...{ deviceId, kind: "duty", state: status === 201 ? "sent" : "failed", answered: status },
      ...{ dueAt: new Date(), doneAt: new Date(Date.now() + minute * 60_000) },
    });
  const isRefused = async () => (await listDevices(actor))[0]?.isRefused;
  expect(await isRefused()).toBe(false);
  await answered(403, 0);
  expect(await isRefused()).toBe(true);
  await answered(201, 1);
  expect(await isRefused(), "it accepted the next").toBe(false);
  await answered(401, 2);
  expect(await isRefused()).toBe(true);
  await addDevice(actor, service.subscribe());
  expect(await isRefused()).toBe(false);
});

test("left unused overnight it is over for whoever holds an office, as their session is, and for nobody else", async () => {
  const [member, leader] = [await cast.member("works-1"), await cast.leader("works")];
  for (const { id, isOver } of [
    { id: member.id, isOver: false },
    { id: leader.id, isOver: true },
  ]) {
    const { actor } = await browserOf(id);
    const lastSeenAt = new Date(Date.now() - 13 * 3_600_000);
    await db.update(sessions).set({ lastSeenAt }).where(eq(sessions.id, actor.sessionId));
    expect(await listDevices(actor)).toMatchObject([{ isOver }]);
    expect((await findActorBySession(actor.sessionId)) === null).toBe(isOver);
  }
});

test("a device on which nobody has signed in for a month is forgotten", async () => {
  const [left, stays] = [
    await browserOf((await cast.member("works-1")).id),
    await browserOf((await cast.member("works-1")).id),
  ];
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await db
    .update(sessions)
    .set({ revokedAt: daysAgo(31) })
    .where(eq(sessions.id, left.actor.sessionId));
  await db
    .update(sessions)
    .set({ revokedAt: daysAgo(29) })
    .where(eq(sessions.id, stays.actor.sessionId));
  await forgetOldPushes();
  expect((await db.select().from(pushDevices)).map(({ id }) => id)).toEqual([stays.id]);
});

// What a browser may name.

test.each([
  "https://evil.example/push",
  "https://push.example.org.evil.example/x",
  "https://evilpush.example.org/x",
  "https://push.example.org/x",
  "https://a.push.example.org:8443/x",
  "https://a.push.example.org@evil.example/x",
  "http://a.push.example.org/x",
  "http://127.0.0.1/x",
  "https://localhost/x",
  "https://[::1]/x",
  "ftp://a.push.example.org/x",
])("%s is no push service that the operator allows", async (endpoint) => {
  expect(isAllowedEndpoint(endpoint)).toBe(false);
  const actor = await signedIn((await cast.member("works-1")).id);
  await expect(addDevice(actor, { ...service.subscribe(), endpoint })).rejects.toMatchObject({ code: "invalid" });
});

test("a service below an allowed name is one", () => {
  expect(isAllowedEndpoint("https://a.push.example.org/x")).toBe(true);
});

test.each([
  ["a point off the curve", { p256dh: Buffer.alloc(65, 4).toString("base64url") }],
  ["a short key", { p256dh: "BCVx" }],
  ["a secret of another length", { auth: Buffer.alloc(15).toString("base64url") }],
  ["an address without end", { endpoint: `https://a.push.example.org/${"x".repeat(1_000)}` }],
  ["no address", { endpoint: "x" }],
])("%s is refused", async (_, wrong) => {
  const actor = await signedIn((await cast.member("works-1")).id);
  const [field] = Object.keys(wrong);
  await expect(addDevice(actor, { ...service.subscribe(), ...wrong })).rejects.toMatchObject({
    code: "invalid",
    fields: { [field!]: { key: expect.any(String) } },
  });
});
