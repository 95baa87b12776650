import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, oneTimeLinks } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mails } from "#db/schema/mails.ts";
import { askConfirmation } from "#domains/accounts/commands/ask-confirmation.ts";
import { changeEmail } from "#domains/accounts/commands/change-email.ts";
import { applyConfirmation, believeProvider, confirmationOf } from "#domains/accounts/confirmation.ts";
import { mailResetLink } from "#domains/accounts/reset-password.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { writeChanged, writeNew } from "#domains/people/imports/write.ts";
import { editPerson } from "#domains/people/register/commands/edit-person.ts";
import { askOwners } from "./ask-owners.ts";
import { makeDigests } from "./digest.ts";
import { houseWithMail, minutesAfter, NOON } from "./testing.ts";
import { findMailWishes } from "./wishes.ts";

const house = await houseWithMail();
const { cast, post, author, reader, thread, deliver, send, statesOf } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
  await db.update(members).set({ email: null });
  await db.delete(mailAddresses);
});
afterAll(post.stop);

type Reader = Awaited<ReturnType<typeof reader>>;
const tokenIn = (text = "") => /\/confirm-email\/([\w-]+)/.exec(text)?.[1] ?? "";
const standingOf = async (person: Reader) => (await findMailWishes(person))?.standing;

/** Somebody whose address nobody has confirmed. */
async function stranger(wishes?: Parameters<typeof reader>[0]) {
  const person = await reader(wishes);
  await db.delete(mailAddresses).where(eq(mailAddresses.memberId, person.id));
  return person;
}

/** The link of the letter that is sent now. */
async function letterTo(person: Reader): Promise<string> {
  post.letters.length = 0;
  await askOwners();
  await send();
  const letter = post.letters.find(({ to, text }) => to[0] === person.email && tokenIn(text) !== "");
  return tokenIn(letter?.text);
}

test("to an address that nobody confirmed nothing goes but one letter; what was missed meanwhile comes in the digest", async () => {
  const [person, digested] = [await stranger(), await stranger({ ways: { followed: "digest" }, digest: "daily" })];
  const { id } = await thread([person, digested], "加装扶手");
  await reply(author, { threadId: id, text: "说一句" });
  await deliver();
  await makeDigests(NOON);
  expect(await db.select().from(mails)).toEqual([]);
  for (let n = 0; n < 3; n++) {
    await askOwners();
    await send();
  }
  expect(post.letters.map(({ to }) => to[0]).sort()).toEqual([person.email, digested.email].sort());
  for (const { text, head } of post.letters) {
    expect(tokenIn(text)).not.toBe("");
    expect(text).not.toContain("加装扶手");
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  }
  for (const { text } of [...post.letters]) await applyConfirmation({ token: tokenIn(text) });
  post.letters.length = 0;
  await makeDigests(minutesAfter(NOON, 24 * 60));
  await send(24 * 60);
  expect(post.letters.map(({ to }) => to[0])).toEqual([digested.email]);
  await reply(author, { threadId: id, text: "再说一句" });
  await deliver();
  await send();
  expect(post.letters.map(({ to }) => to[0])).toContain(person.email);
});

test("a mail that waited while the address was changed is not sent to the new one", async () => {
  const person = await reader();
  const { id } = await thread([person]);
  await reply(author, { threadId: id, text: "说一句" });
  await deliver();
  await changeEmail(person, { email: "new@example.org", current: "" });
  await send();
  expect(post.letters).toEqual([]);
  expect(await statesOf(person)).toEqual(["dropped"]);
});

test("a link confirms once, for a week, and only a press of the button does; of its token nothing is stored", async () => {
  const person = await stranger();
  const token = await letterTo(person);
  expect(JSON.stringify(await db.select().from(oneTimeLinks))).not.toContain(token);
  expect((await db.select().from(mails)).map(({ text }) => text)).toEqual([null]);
  for (let n = 0; n < 3; n++) expect(await confirmationOf(token)).toEqual({ state: "open", email: person.email });
  expect(await standingOf(person)).toBe("unconfirmed");
  await applyConfirmation({ token });
  expect(await standingOf(person)).toBe("confirmed");
  expect(await confirmationOf(token)).toEqual({ state: "done", email: person.email });
  await expect(applyConfirmation({ token })).rejects.toMatchObject({ fields: { form: { key: "confirmationClosed" } } });
  const told = and(eq(events.name, "accounts.email.confirmed"), eq(events.subjectId, person.id));
  expect((await db.select().from(events).where(told)).map(({ payload }) => payload)).toEqual([{ by: "link" }]);

  const late = await stranger();
  const old = await letterTo(late);
  const [link] = await db.select().from(oneTimeLinks).where(eq(oneTimeLinks.memberId, late.id));
  expect(Math.round((link!.expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7);
  await db.update(oneTimeLinks).set({ expiresAt: new Date() });
  await expect(applyConfirmation({ token: old })).rejects.toMatchObject({ code: "invalid" });
  expect([await confirmationOf(old), await confirmationOf("made-up")]).toEqual([null, null]);
  expect(await standingOf(late)).toBe("unconfirmed");
});

test("a link does not confirm what the address was changed to since, by whomever; the new one gets a letter of its own", async () => {
  const admin = await cast.staff("system-admin");
  const change = {
    owner: (person: Reader, email: string) => changeEmail(person, { email, current: "" }),
    async office({ id }: Reader, email: string) {
      const [row] = await db.select().from(members).where(eq(members.id, id));
      const { name, signInName, pinyin } = row!;
      await editPerson(admin, { memberId: id, name, signInName, pinyin, email });
    },
    import: ({ id }: Reader, email: string) =>
      db.transaction((tx) => writeChanged([{ id, set: { email }, join: [], leave: [], repost: [] } as never], tx)),
  };
  for (const [by, to] of Object.entries(change)) {
    const person = await stranger();
    const token = await letterTo(person);
    const email = `changed-by-${by}@example.org`;
    await to(person, email);
    await expect(applyConfirmation({ token })).rejects.toMatchObject({ code: "invalid" });
    expect(await confirmationOf(token)).toBeNull();
    const anew = await letterTo({ ...person, email });
    await applyConfirmation({ token: anew });
    expect(await standingOf(person)).toBe("confirmed");
    await to(person, `${by}-once-more@example.org`);
    expect(await standingOf(person)).toBe("unconfirmed");
  }
});

test("who is imported is asked like everybody else; whoever is shut out and whoever confirmed is not", async () => {
  const [confirmed, shut] = [await reader(), await stranger()];
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, shut.id));
  const person = { signInName: "fresh", name: "新人", email: "fresh@example.org", pinyin: "", places: [] };
  await db.transaction((tx) => writeNew([person], tx));
  await askOwners();
  await send();
  expect(post.letters.map(({ to }) => to)).toEqual([["fresh@example.org"]]);
  expect(await standingOf(confirmed)).toBe("confirmed");
});

test("the letter comes again at the owner's wish, three times an hour; the newest link counts", async () => {
  const person = await stranger();
  const first = await letterTo(person);
  await askConfirmation(person, {});
  const second = await letterTo(person);
  expect([await confirmationOf(first), (await confirmationOf(second))?.state]).toEqual([null, "open"]);
  await askConfirmation(person, {});
  await askConfirmation(person, {});
  await expect(askConfirmation(person, {})).rejects.toMatchObject({ code: "too_many" });
  await db.delete(rateLimits);
  await applyConfirmation({ token: second });
  await expect(askConfirmation(person, {})).rejects.toMatchObject({ fields: { form: { key: "addressConfirmed" } } });
  await expect(askConfirmation(await cast.member("works-1"), {})).rejects.toMatchObject({ code: "not_found" });
});

test("whoever types one address after the other has five letters an hour written", async () => {
  const person = await stranger();
  for (let n = 0; n < 8; n++) {
    await changeEmail(person, { email: `victim-${n}@example.org`, current: "" });
    await askOwners();
    await send();
  }
  expect(post.letters).toHaveLength(5);
});

test("the letter waits for no end of quiet hours", async () => {
  const person = await stranger({ quietFrom: 11, quietTo: 14 });
  expect(await letterTo(person)).not.toBe("");
});

test("an address that the provider of single sign-on says it verified is confirmed, if it is the one on file", async () => {
  const person = await stranger();
  const claims = { email: person.email.toUpperCase(), email_verified: true };
  for (const other of [{}, { ...claims, email_verified: "true" }, { ...claims, email: "other@example.org" }]) {
    await believeProvider(person.id, other);
    expect(await standingOf(person)).toBe("unconfirmed");
  }
  await believeProvider(person.id, claims);
  expect(await standingOf(person)).toBe("confirmed");
});

test("a link for a new password goes to an address that nobody confirmed", async () => {
  const person = await stranger();
  const [row] = await db.select().from(members).where(eq(members.id, person.id));
  await mailResetLink(row!.signInName);
  expect(post.letters.map(({ to }) => to)).toEqual([[person.email]]);
});
