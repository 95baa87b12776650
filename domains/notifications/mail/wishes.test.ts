import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { saveMailWishes } from "./commands/save-mail-wishes.ts";
import { switchOffMail } from "./commands/switch-off-mail.ts";
import { unsubscribe } from "./one-click.ts";
import { readUnsubscribeToken, unsubscribeToken } from "./unsubscribe.ts";
import { findMailWishes } from "./wishes.ts";

const FORM = {
  calls: "mail",
  followed: "digest",
  bulletins: "inbox",
  moderation: "inbox",
  duty: "digest",
  digest: "daily",
  digestHour: "8",
  quietFrom: "22",
  quietTo: "7",
} as const;
let cast: Cast;
beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of the tests, long enough";
  cast = await castOf();
});

test("whoever never chose gets no mail but of what they owe, and no digest", async () => {
  const member = await cast.member("works-1");
  expect(await findMailWishes(member)).toMatchObject({
    ways: { calls: "inbox", followed: "inbox", bulletins: "inbox", moderation: "inbox", duty: "mail" },
    digest: "none",
    quietFrom: null,
  });
});

test("what is chosen is kept, for its member alone and without an event", async () => {
  const member = await cast.member("works-1");
  await saveMailWishes(member, FORM);
  const { digest, digestHour, quietFrom, quietTo, ...ways } = FORM;
  expect(await findMailWishes(member)).toMatchObject({ ways, digest, digestHour: 8, quietFrom: 22, quietTo: 7 });
  await saveMailWishes(member, { ...FORM, quietFrom: "", quietTo: "" });
  expect(await findMailWishes(member)).toMatchObject({ quietFrom: null, quietTo: null });
  expect(await db.select().from(events).where(eq(events.actorId, member.id))).toEqual([]);
  await expect(saveMailWishes(cast.guest, FORM)).rejects.toMatchObject({ code: "not_found" });
});

test("what is pushed is chosen beside it: none is a choice, and a form that does not ask leaves it as it was", async () => {
  const member = await cast.member("works-1");
  const pushed = async () => (await findMailWishes(member))?.push;
  expect(await pushed()).toEqual(["calls", "duty"]);
  await saveMailWishes(member, FORM);
  expect(await pushed()).toEqual(["calls", "duty"]);
  await saveMailWishes(member, { ...FORM, push: ["", "followed", "calls"] });
  expect(await pushed()).toEqual(["calls", "followed"]);
  await saveMailWishes(member, FORM);
  expect(await pushed()).toEqual(["calls", "followed"]);
  await saveMailWishes(member, { ...FORM, push: [""] });
  expect(await pushed()).toEqual([]);
});

test.each([
  ["a kind that there is not", { push: ["gossip"] }, "push.0", "malformed"],
  ["a duty that stands in the inbox only", { duty: "inbox" }, "duty", "malformed"],
  ["a digest that never comes", { digest: "none" }, "digest", "digestNever"],
  ["quiet hours without an end", { quietTo: "" }, "quietTo", "quietBoth"],
  ["quiet hours that are none", { quietTo: "22" }, "quietTo", "quietSame"],
  ["an hour that no clock shows", { digestHour: "24" }, "digestHour", "tooBig"],
])("%s is refused by its field", async (_, changed, field, key) => {
  const member = await cast.member("works-1");
  await expect(saveMailWishes(member, { ...FORM, ...changed } as never)).rejects.toMatchObject({
    code: "invalid",
    fields: { [field]: { key } },
  });
});

test("one click switches off what the mail was about, once and again, and nothing else", async () => {
  const member = await cast.member("works-1");
  await saveMailWishes(member, FORM);
  const token = unsubscribeToken(member.id, "calls");
  expect([await unsubscribe(token), await unsubscribe(token)]).toEqual([true, true]);
  expect((await findMailWishes(member))?.ways).toMatchObject({ calls: "inbox", followed: "digest", duty: "digest" });
});

test("one click on a digest takes out all but the duties, and ends it where none is in it", async () => {
  const [dutiful, other] = [await cast.member("works-1"), await cast.member("works-1")];
  await saveMailWishes(dutiful, FORM);
  await saveMailWishes(other, { ...FORM, duty: "mail" });
  for (const { id } of [dutiful, other]) await unsubscribe(unsubscribeToken(id, "digest"));
  expect(await findMailWishes(dutiful)).toMatchObject({ digest: "daily", ways: { followed: "inbox", duty: "digest" } });
  expect(await findMailWishes(other)).toMatchObject({ digest: "none", ways: { followed: "inbox", duty: "mail" } });
});

test("a token is bound to its member and its kind, and a duty has none", async () => {
  const [member, other] = [await cast.member("works-1"), await cast.member("works-1")];
  await saveMailWishes(member, FORM);
  const token = unsubscribeToken(member.id, "calls");
  const [, , signature] = token.split(".");
  const forged = [`${other.id}.calls.${signature}`, `${member.id}.followed.${signature}`, `${token}x`, "", "a.b.c"];
  for (const text of [...forged, unsubscribeToken(member.id, "duty")]) {
    expect(readUnsubscribeToken(text)).toBeNull();
    expect(await unsubscribe(text)).toBe(false);
  }
  await expect(switchOffMail(other, { token })).rejects.toMatchObject({ code: "not_found" });
  expect((await findMailWishes(member))?.ways).toMatchObject({ calls: "mail", followed: "digest" });
});
