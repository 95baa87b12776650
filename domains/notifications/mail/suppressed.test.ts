import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mails } from "#db/schema/mails.ts";
import { askConfirmation } from "#domains/accounts/commands/ask-confirmation.ts";
import { changeEmail } from "#domains/accounts/commands/change-email.ts";
import { applyConfirmation, believeProvider } from "#domains/accounts/confirmation.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { askOwners } from "./ask-owners.ts";
import { findOurFault, listSuppressed } from "./queries.ts";
import { houseWithMail } from "./testing.ts";
import { findMailWishes } from "./wishes.ts";

const house = await houseWithMail();
const { cast, post, author, reader, thread, deliver, send, statesOf } = house;
const admin = await cast.staff("system-admin");

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
  await db.update(members).set({ email: null });
  await db.delete(mailAddresses);
});
afterAll(post.stop);

type Reader = Awaited<ReturnType<typeof reader>>;
const NO_SUCH = { status: 550, says: "5.1.1 No such user here" };
const SENDER = "qingfeng@example.org";
const standingOf = async (person: Reader) => (await findMailWishes(person))?.standing;
const tokenIn = (text = "") => /\/confirm-email\/([\w-]+)/.exec(text)?.[1] ?? "";

/** One notification to `person`, answered by the mail server with `answer` when it hears of `of`. */
async function tell(person: Reader, answer?: { status: number; says: string }, of = person.email) {
  if (answer) post.refused.set(of, answer);
  else post.refused.clear();
  const { id } = await thread([person]);
  await reply(author, { threadId: id, text: "说一句" });
  await deliver();
  await send();
}

/** So many hours go by; what a test sends is done at its own noon, which is brought to now first. */
async function letPass(hours: number) {
  await db.execute(sql`update mails set done_at = least(done_at, now()) - ${hours} * interval '1 hour',
    created_at = created_at - ${hours} * interval '1 hour'`);
  await db.execute(sql`update mail_addresses set asked_at = asked_at - ${hours} * interval '1 hour',
    suppressed_at = suppressed_at - ${hours} * interval '1 hour'`);
}

test("what the mail server does not know gets nothing more, whatever happens, until its owner changes or confirms it", async () => {
  const [confirmer, changer] = [await reader(), await reader()];
  for (const person of [confirmer, changer]) {
    await tell(person, NO_SUCH);
    expect(await standingOf(person)).toBe("suppressed");
    expect(await statesOf(person)).toEqual(["failed"]);
    await tell(person);
    await askOwners();
    await send();
    await believeProvider(person.id, { email: person.email, email_verified: true });
  }
  expect([post.letters, await db.select().from(mails).where(eq(mails.state, "waiting"))]).toEqual([[], []]);
  expect((await listSuppressed(admin)).map(({ memberId }) => memberId)).toEqual([changer.id, confirmer.id]);
  expect((await listSuppressed(admin))[0]?.said).toContain("5.1.1 No such user here");
  expect(await listSuppressed(await cast.leader("works"))).toEqual([]);

  await askConfirmation(confirmer, {});
  await changeEmail(changer, { email: "right@example.org", current: "" });
  await askOwners();
  await send();
  expect(post.letters.map(({ to }) => to[0]).sort()).toEqual([confirmer.email, "right@example.org"].sort());
  expect(await standingOf(confirmer)).toBe("suppressed");
  for (const { text } of [...post.letters]) await applyConfirmation({ token: tokenIn(text) });
  expect(await listSuppressed(admin)).toEqual([]);
  post.letters.length = 0;
  await tell(confirmer);
  await tell(changer);
  expect(post.letters.map(({ to }) => to[0])).toEqual([confirmer.email, "right@example.org"]);
});

test("an address that is unknown already when it is asked about is asked once", async () => {
  const person = await reader();
  await db.delete(mailAddresses);
  post.refused.set(person.email, NO_SUCH);
  for (let n = 0; n < 3; n++) {
    await askOwners();
    await send();
  }
  await letPass(25);
  await askOwners();
  expect(await statesOf(person)).toEqual(["failed"]);
  expect(await standingOf(person)).toBe("suppressed");
});

test("an owner whose letter was turned away for another reason is asked again, a day later", async () => {
  const [fresh, known] = [await reader(), await reader()];
  await tell(known, NO_SUCH);
  await askConfirmation(known, {});
  await db.delete(mails);
  await db.delete(mailAddresses).where(eq(mailAddresses.memberId, fresh.id));
  for (const { email } of [fresh, known]) post.refused.set(email, { status: 550, says: "5.7.1 Refused by policy" });
  await askOwners();
  await send();
  expect([await statesOf(fresh), await statesOf(known)]).toEqual([["failed"], ["failed"]]);
  post.refused.clear();
  await letPass(23);
  await askOwners();
  await send();
  expect(post.letters).toEqual([]);
  await letPass(2);
  for (let n = 0; n < 2; n++) {
    await askOwners();
    await send();
  }
  expect(post.letters.map(({ to }) => to[0]).sort()).toEqual([fresh.email, known.email].sort());
  for (const { text } of [...post.letters]) await applyConfirmation({ token: tokenIn(text) });
  await letPass(25);
  await askOwners();
  expect([await statesOf(fresh), await statesOf(known)]).toEqual(Array(2).fill(["failed", "sent"]));
});

test("a full letter box, a refusal for now or without a code, and what is said of our sender suppress nobody", async () => {
  for (const answer of [
    { status: 552, says: "5.2.2 Mailbox full" },
    { status: 451, says: "4.1.1 Try later" },
    { status: 550, says: "User unknown" },
    { status: 550, says: "5.1.0 Address rejected" },
    { status: 550, says: "5.1.7 Bad sender's mailbox address" },
    { status: 550, says: "5.1.8 Bad sender's system address" },
    { status: 550, says: "5.7.1 Refused by policy" },
  ]) {
    const person = await reader();
    await tell(person, answer);
    expect([answer.says, await standingOf(person)]).toEqual([answer.says, "confirmed"]);
  }
});

test("an address that the server does not know is suppressed, whichever of the codes for it the server uses", async () => {
  for (const status of ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"]) {
    const person = await reader();
    await tell(person, { status: 550, says: `${status} No` });
    expect([status, await standingOf(person)]).toEqual([status, "suppressed"]);
  }
});

test("a server that does not know our sender, and says so with the code for recipients, suppresses nobody", async () => {
  const person = await reader();
  await tell(person, NO_SUCH, SENDER);
  expect([await statesOf(person), await standingOf(person)]).toEqual([["failed"], "confirmed"]);
});

test("what is turned away because of us is told to the system administrator, with the last answer, and to nobody else", async () => {
  await tell(await reader(), NO_SUCH);
  expect(await findOurFault(admin)).toBeNull();
  await tell(await reader(), { status: 550, says: "5.1.8 Bad sender's system address" });
  await tell(await reader(), { status: 550, says: "5.1.0 Sender address rejected" });
  await tell(await reader(), { status: 554, says: "5.7.1 DMARC says no" });
  expect(await findOurFault(admin)).toMatchObject({ count: 3, said: expect.stringContaining("5.7.1 DMARC says no") });
  expect(await findOurFault(await cast.leader("works"))).toBeNull();
  await db.execute(`update mails set done_at = now() - interval '8 days'`);
  expect(await findOurFault(admin)).toBeNull();
});

test("of many suppressed addresses the latest are listed, and all are counted", async () => {
  const people = await Promise.all(Array.from({ length: 52 }, () => reader()));
  await db.update(mailAddresses).set({ suppressedAt: new Date() });
  const listed = await listSuppressed(admin);
  expect([people.length, listed.length, listed[0]?.count]).toEqual([52, 50, 52]);
});
