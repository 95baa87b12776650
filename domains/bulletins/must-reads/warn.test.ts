import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { bulletinConfirmations, mustReads, readWarnings } from "#db/schema/must-reads.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { openItem } from "#domains/notifications/commands/open-item.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { remindReaders } from "./commands/remind-readers.ts";
import { warnReaders } from "./commands/warn-readers.ts";
import { warnOfDueDays } from "./warn.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let signer: Member;
let reader: Member;
let other: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("warned")).id;
  signer = await cast.staff("publisher");
  reader = await cast.member("works-1", "李明");
  other = await cast.member("logistics", "陈静");
});
beforeEach(async () => {
  await db.delete(readWarnings);
  await db.delete(mustReads);
});

const DUE = "2027-03-20";
/** In the organisation's time zone. */
const at = (day: string, hour = "09:05") => new Date(`${day}T${hour}:00+08:00`);
const plant = async (unit: string | null = null) =>
  (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: signer.id, title: "到期的通报" })).id;
/** As if it had been asked on that day. */
const ask = (bulletinId: string, { unit = "works", dueOn = DUE, askedOn = "2027-03-01" } = {}) =>
  db.insert(mustReads).values({
    ...{ bulletinId, unitId: cast.unit(unit), dueOn, requiredBy: signer.id },
    createdAt: at(askedOn, "15:00"),
  });
const confirm = async (member: Member, bulletinId: string) => {
  const now = await db.query.publications.findFirst({ where: (p, { eq }) => eq(p.bulletinId, bulletinId) });
  await db.insert(bulletinConfirmations).values({ bulletinId, memberId: member.id, publicationId: now!.id });
};
const told = async (member: Member, bulletinId: string) => {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
  const rows = await db.query.inboxItems.findMany({
    where: (item, { and, eq }) => and(eq(item.memberId, member.id), eq(item.bulletinId, bulletinId)),
    orderBy: (item, { asc }) => asc(item.id),
  });
  return rows.map(({ kind }) => kind);
};

test("told three days before and on the last day, in the morning, once each however often the worker runs", async () => {
  const id = await plant();
  await ask(id);
  for (const hour of ["00:05", "08:59", "20:00", "23:30"]) expect(await warnOfDueDays(at("2027-03-17", hour))).toBe(0);
  expect(await warnOfDueDays(at("2027-03-16"))).toBe(0);
  expect(await warnOfDueDays(at("2027-03-17"))).toBe(1);
  expect(await told(reader, id)).toEqual(["must-read-soon"]);
  const runs = ["17", "18", "19"].flatMap((day) => [at(`2027-03-${day}`), at(`2027-03-${day}`, "19:59")]);
  expect(await Promise.all([...runs, ...runs].map((now) => warnOfDueDays(now)))).toEqual(Array(12).fill(0));
  await Promise.all([1, 2, 3].map(() => warnOfDueDays(at(DUE))));
  expect(await warnOfDueDays(at("2027-03-21"))).toBe(0);
  expect(await told(reader, id)).toEqual(["must-read-soon", "must-read-last-day"]);
  const [line] = await listInbox(reader);
  expect(line).toMatchObject({ kind: "must-read-last-day", dueOn: DUE, actorName: null, bulletinTitle: "到期的通报" });
  expect(await openItem(reader, { itemId: line!.id })).toMatchObject({ place: `/bulletins/${id}` });
  expect(await told(other, id), "not asked").toEqual([]);
});

test("a worker that was down catches up once: with the day that is near, or with the last one alone", async () => {
  const [late, later, gone] = [await plant(), await plant(), await plant()];
  await ask(late);
  await ask(later, { dueOn: "2027-03-21" });
  await ask(gone, { dueOn: "2027-03-18" });
  await warnOfDueDays(at("2027-03-19", "14:00"));
  await warnOfDueDays(at("2027-03-21", "18:00"));
  expect(await told(reader, late)).toEqual(["must-read-soon"]);
  expect(await told(reader, later)).toEqual(["must-read-soon", "must-read-last-day"]);
  expect(await told(reader, gone)).toEqual([]);
  const id = await plant();
  await ask(id);
  await warnOfDueDays(at(DUE, "19:00"));
  expect(await told(reader, id)).toEqual(["must-read-last-day"]);
});

test("never who confirmed, who left, who may not read it any more, nor anybody once it is withdrawn or ended", async () => {
  const leaver = await cast.member("works-1");
  const mover = await cast.member("works-1");
  const closed = await cast.member("works-1");
  const [own, id] = [await plant("works-1"), await plant()];
  await ask(own, { unit: "group" });
  await ask(id);
  await confirm(reader, own);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  await db
    .update(memberships)
    .set({ unitId: cast.unit("office") })
    .where(eq(memberships.memberId, mover.id));
  await db.execute(sql`update members set deactivated_at = now() where id = ${closed.id}`);
  await warnOfDueDays(at("2027-03-17"));
  for (const member of [reader, leaver, mover, closed, other]) expect(await told(member, own)).toEqual([]);
  for (const member of [leaver, mover, closed, other]) expect(await told(member, id)).toEqual([]);
  expect(await told(reader, id)).toEqual(["must-read-soon"]);
  const [withdrawn, ended] = [await plant(), await plant()];
  await ask(withdrawn);
  await ask(ended);
  await withdrawBulletin(signer, { bulletinId: withdrawn, reason: "停用" });
  await db.update(mustReads).set({ endedAt: new Date(), endedBy: signer.id }).where(eq(mustReads.bulletinId, ended));
  await confirm(reader, id);
  expect(await warnOfDueDays(at(DUE))).toBe(0);
  for (const bulletinId of [withdrawn, ended]) expect(await told(reader, bulletinId)).toEqual([]);
});

test("who confirms between the word and its delivery has no line", async () => {
  const id = await plant();
  await ask(id);
  expect(await warnOfDueDays(at("2027-03-17"))).toBe(1);
  await confirm(reader, id);
  expect(await told(reader, id)).toEqual([]);
});

test("the request itself was the word for who had no more time; a reminder by hand stands for the day", async () => {
  const [short, today, reminded] = [await plant(), await plant(), await plant()];
  await ask(short, { askedOn: "2027-03-17" });
  await ask(today, { askedOn: DUE });
  await warnOfDueDays(at("2027-03-18"));
  await warnOfDueDays(at(DUE));
  expect(await told(reader, short)).toEqual(["must-read-last-day"]);
  expect(await told(reader, today)).toEqual([]);
  await ask(reminded);
  await remindReaders(signer, { bulletinId: reminded, unitId: cast.unit("works") });
  expect(await warnOfDueDays(at("2027-03-17"))).toBe(0);
  expect(await told(reader, reminded)).toEqual(["must-read-reminded"]);
});

test("of two units that ask, the nearer day counts; a day that is moved is told anew, one set again is not", async () => {
  const id = await plant();
  await ask(id, { unit: "works-1", dueOn: "2027-03-15" });
  await ask(id, { unit: "works" });
  await warnOfDueDays(at("2027-03-12"));
  await warnOfDueDays(at("2027-03-18"));
  expect(await told(reader, id)).toEqual(["must-read-soon"]);
  await db.update(mustReads).set({ endedAt: new Date() });
  await ask(id, { dueOn: "2027-03-25", askedOn: "2027-03-13" });
  await warnOfDueDays(at("2027-03-22"));
  expect(await told(reader, id)).toEqual(["must-read-soon", "must-read-soon"]);
  await db.update(mustReads).set({ endedAt: new Date() });
  await ask(id, { dueOn: "2027-03-25", askedOn: "2027-03-13" });
  expect(await warnOfDueDays(at("2027-03-23"))).toBe(0);
});

test("the clock alone tells: nobody asks for it", async () => {
  const id = await plant();
  await ask(id);
  const ofReader = { bulletinId: id, day: "2027-03-17" };
  for (const actor of [signer, reader, cast.guest])
    await expect(warnReaders(actor, ofReader)).rejects.toMatchObject({
      code: actor === cast.guest ? "not_found" : "forbidden",
    });
});
