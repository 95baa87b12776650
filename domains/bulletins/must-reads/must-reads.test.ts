import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, memberships } from "#db/schema/accounts.ts";
import { publications } from "#db/schema/bulletins.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { media, mediaCaptions } from "#db/schema/media.ts";
import { bulletinConfirmations, mustReads } from "#db/schema/must-reads.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { openItem } from "#domains/notifications/commands/open-item.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { dayOf } from "#lib/dates.ts";
import { filmsWithoutCaptions } from "../checks/films.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { listMustReads, listUnitsToAsk } from "./asked.ts";
import { confirmReading } from "./commands/confirm-reading.ts";
import { endMustRead } from "./commands/end-must-read.ts";
import { noteReading } from "./commands/note-reading.ts";
import { remindReaders } from "./commands/remind-readers.ts";
import { requireReading } from "./commands/require-reading.ts";
import { countDuties, findDuty, listDuties, openDuties } from "./duties.ts";
import { readMatrix } from "./matrix.ts";
import { findReaders } from "./readers.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let editor: Member;
let signer: Member;
let reader: Member;
let stranger: Member;
let leader: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("required")).id;
  editor = await cast.staff("editor");
  signer = await cast.staff("publisher");
  leader = await cast.leader("works", "周立群");
  reader = await cast.member("works-1", "李明");
  stranger = await cast.member("logistics", "陈静");
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await db.delete(mustReads);
});

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
const soon = inDays(7);
const plant = async (unit: string | null = null, title = "必读的通报") =>
  (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: editor.id, title })).id;
const ask = (bulletinId: string, units: string[] = ["group"], dueOn = soon, actor = signer) =>
  requireReading(actor, { bulletinId, unitIds: units.map(cast.unit), dueOn });
/** As if the reader had been there that long and that far down. */
const hasRead = (member: Member, bulletinId: string, seconds = 600, depth = 100) =>
  db.execute(sql`insert into bulletin_reading (member_id, bulletin_id, millis, depth)
    values (${member.id}, ${bulletinId}, ${seconds * 1000}, ${depth})
    on conflict (member_id, bulletin_id) do update set millis = excluded.millis, depth = excluded.depth`);
const confirm = async (member: Member, bulletinId: string) => {
  await hasRead(member, bulletinId);
  await confirmReading(member, { bulletinId });
};
const deliver = async () => {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
};
const formError = (key: string) => ({ code: "invalid", fields: { form: { key } } });

test("asked of a unit, everyone of its subtree has it to read, and nobody else; ended, nobody", async () => {
  const id = await plant();
  await ask(id, ["works"]);
  expect(await findDuty(reader, id)).toMatchObject({ dueOn: soon, confirmedAt: null, millis: 0, needed: 10 });
  expect(await findDuty(stranger, id)).toBeNull();
  expect([await countDuties(reader), await countDuties(stranger)]).toEqual([1, 0]);
  expect(await openDuties(reader, [id])).toEqual([id]);
  expect((await listDuties(reader)).open.map(({ bulletinId }) => bulletinId)).toEqual([id]);
  const [open] = await listMustReads(signer, id);
  await endMustRead(signer, { mustReadId: open!.id });
  expect(await countDuties(reader)).toBe(0);
  await expect(endMustRead(signer, { mustReadId: open!.id })).rejects.toMatchObject({ code: "not_found" });
});

test("asked by who publishes over the unit, of what its people can read, and by a day to come", async () => {
  const [id, own] = [await plant(), await plant("works")];
  const works = await cast.staff("publisher", "works");
  await expect(ask(id, ["works"], soon, editor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(ask(own, ["logistics"], soon, works)).rejects.toMatchObject({ code: "forbidden" });
  await expect(ask(own, ["works"], soon, reader)).rejects.toMatchObject({ code: "not_found" });
  await expect(ask(own, ["logistics"])).rejects.toMatchObject({ fields: { unitIds: { key: "unitCannotRead" } } });
  await expect(ask(own, ["works"], inDays(-1))).rejects.toMatchObject({ fields: { dueOn: { key: "dayPast" } } });
  await expect(ask(own, ["works"], inDays(400))).rejects.toMatchObject({ fields: { dueOn: { key: "tooFarAhead" } } });
  await expect(ask(own, ["works"], "2026-13-45")).rejects.toMatchObject({ code: "invalid" });
  await expect(ask(own, [])).rejects.toMatchObject({ code: "invalid" });
  const draft = await plantBulletin({ columnId, unitId: null, authorId: editor.id, state: "draft" });
  await expect(ask(draft.id)).rejects.toMatchObject(formError("notPublished"));
  await ask(own, ["works-1"], soon, works);
  expect((await listUnitsToAsk(works, null)).map(({ path }) => path)).toEqual([
    "group.works",
    "group.works.works-1",
    "group.works.works-2",
  ]);
});

test("a text with a film that has no captions is required only by who says that it may be without", async () => {
  const id = await plant();
  const file = {
    ownerId: editor.id,
    format: "mp4",
    storageKey: "x",
    fileName: "x.mp4",
    sha256: "x",
    bytes: 1,
  } as const;
  const [film] = await db
    .insert(media)
    .values({ ...file, kind: "video" })
    .returning({ id: media.id });
  const [sound] = await db
    .insert(media)
    .values({ ...file, kind: "audio" })
    .returning({ id: media.id });
  const body = bodyWith("请收看");
  for (const [row, title] of [[sound, "录音"] as const, [film, "警示片"] as const])
    body.content.push({ type: "attachment", attrs: { mediaId: row!.id, title } });
  expect(await filmsWithoutCaptions(body)).toEqual(["警示片"]);
  await db.update(publications).set({ body }).where(eq(publications.bulletinId, id));
  await expect(ask(id)).rejects.toMatchObject({
    fields: { withoutCaptions: { key: "filmWithoutCaptions", values: { film: "警示片" } } },
  });
  expect(await countDuties(reader)).toBe(0);
  const asked = { bulletinId: id, unitIds: [cast.unit("works")], dueOn: soon };
  await requireReading(signer, { ...asked, withoutCaptions: "on" });
  expect(await countDuties(reader)).toBe(1);
  await db.insert(mediaCaptions).values({ mediaId: film!.id, lang: "zh-CN", text: "WEBVTT", addedBy: editor.id });
  expect(await filmsWithoutCaptions(body)).toEqual([]);
  await requireReading(signer, asked);
});

test("asking again moves the day; the unit above takes the place of those below, and those below are not asked twice", async () => {
  const id = await plant();
  await ask(id, ["works-1", "logistics"]);
  await ask(id, ["works-1"], inDays(9));
  expect((await listMustReads(signer, id)).map(({ unitPath, dueOn }) => [unitPath, dueOn])).toEqual([
    ["group.logistics", soon],
    ["group.works.works-1", inDays(9)],
  ]);
  await ask(id, ["works", "works-1"]);
  expect((await listMustReads(signer, id)).map(({ unitPath }) => unitPath)).toEqual(["group.logistics", "group.works"]);
  await expect(ask(id, ["works-2"])).rejects.toMatchObject({ fields: { unitIds: { key: "askedAbove" } } });
});

test("the time of reading is the server's: what passed between two words, nothing after a silence, and one reader in two windows", async () => {
  const [id, other] = [await plant(), await plant()];
  await ask(id);
  await ask(other);
  const ago = (bulletinId: string, seconds: number) =>
    db.execute(sql`update bulletin_reading set last_beat_at = clock_timestamp() - ${`${seconds} s`}::interval
      where member_id = ${reader.id} and bulletin_id = ${bulletinId}`);
  expect(await noteReading(reader, { bulletinId: id, depth: 30 })).toMatchObject({ millis: 0, depth: 0 });
  await ago(id, 5);
  await noteReading(reader, { bulletinId: id, depth: 30 });
  await ago(id, 5);
  const first = await noteReading(reader, { bulletinId: id, depth: 20 });
  expect(first.depth).toBe(30);
  expect(first.millis).toBeGreaterThanOrEqual(10_000);
  expect(first.millis).toBeLessThan(12_000);
  await ago(id, 60);
  expect((await noteReading(reader, { bulletinId: id, depth: 40 })).millis).toBe(first.millis);
  await noteReading(reader, { bulletinId: other, depth: 10 });
  await ago(id, 6);
  await ago(other, 2);
  const shared = await noteReading(reader, { bulletinId: id, depth: 90 });
  expect(shared.millis - first.millis).toBeGreaterThanOrEqual(2_000);
  expect(shared.millis - first.millis).toBeLessThan(3_000);
  await expect(noteReading(stranger, { bulletinId: await plant(), depth: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
  for (const depth of [-1, 101, 1.5])
    await expect(noteReading(reader, { bulletinId: id, depth })).rejects.toMatchObject({ code: "invalid" });
});

test("what passed while the page was out of sight is not read, however short it was", async () => {
  const id = await plant();
  await ask(id);
  const beat = async (seconds: number, isFirst: boolean) => {
    await db.execute(sql`update bulletin_reading set last_beat_at = clock_timestamp() - ${`${seconds} s`}::interval
      where member_id = ${reader.id}`);
    return noteReading(reader, { bulletinId: id, depth: 50, isFirst });
  };
  await beat(0, true);
  const { millis } = await beat(5, false);
  expect(await beat(9, true)).toMatchObject({ millis, depth: 50 });
  expect((await beat(5, false)).millis).toBeGreaterThanOrEqual(millis + 5_000);
});

test("nobody is at the end sooner than one can come there: the depth that a browser tells rises with the proven time", async () => {
  const id = await plant();
  await ask(id);
  await db.execute(sql`update publications set body = ${JSON.stringify(bodyWith("字".repeat(2_000)))}::jsonb
    where bulletin_id = ${id}`);
  const beat = async () => {
    await db.execute(sql`update bulletin_reading set last_beat_at = clock_timestamp() - interval '5 s'
      where member_id = ${reader.id}`);
    return noteReading(reader, { bulletinId: id, depth: 100 });
  };
  expect(await beat()).toMatchObject({ depth: 0, needed: 100 });
  const depths: number[] = [];
  for (let n = 0; n < 11; n++) depths.push((await beat()).depth);
  expect(depths[0]).toBe(10);
  expect(depths[6]).toBeLessThan(80);
  expect(depths.at(-1)).toBe(100);
  await expect(confirmReading(reader, { bulletinId: id })).rejects.toMatchObject(formError("readTooShort"));
});

test("confirmed only when read long enough and to the end; once, for good", async () => {
  const id = await plant();
  await ask(id);
  await expect(confirmReading(reader, { bulletinId: id })).rejects.toMatchObject(formError("readTooShort"));
  await hasRead(reader, id, 600, 79);
  await expect(confirmReading(reader, { bulletinId: id })).rejects.toMatchObject(formError("readNotToEnd"));
  await hasRead(reader, id, 9.9, 80);
  await expect(confirmReading(reader, { bulletinId: id })).rejects.toMatchObject(formError("readTooShort"));
  await hasRead(reader, id, 10, 80);
  await Promise.all([confirmReading(reader, { bulletinId: id }), confirmReading(reader, { bulletinId: id })]);
  const kept = await db.select().from(bulletinConfirmations).where(eq(bulletinConfirmations.bulletinId, id));
  expect(kept.length).toBe(1);
  await expect(
    db
      .update(bulletinConfirmations)
      .set({ confirmedAt: new Date(0) })
      .where(eq(bulletinConfirmations.bulletinId, id)),
  ).rejects.toThrow();
  expect(await countDuties(reader)).toBe(0);
  expect((await listDuties(reader)).done.map(({ bulletinId }) => bulletinId)).toContain(id);
});

test("what was withdrawn is asked of nobody, and in no matrix", async () => {
  const id = await plant("works");
  await ask(id, ["works"]);
  await withdrawBulletin(signer, { bulletinId: id, reason: "需要核实" });
  expect(await countDuties(reader)).toBe(0);
  await expect(noteReading(reader, { bulletinId: id, depth: 9 })).rejects.toMatchObject({ code: "not_found" });
  expect((await readMatrix(signer, { unit: "works" }))?.bulletins).toEqual([]);
});

test("the matrix tells of each unit how many of those who are asked have confirmed, and adds up above them", async () => {
  const id = await plant();
  await ask(id, ["works-1", "logistics"]);
  const people = async (unit: string) =>
    Number(
      (
        await db.execute<{ n: number }>(sql`select count(*)::int n from unit_people where unit_id = ${cast.unit(unit)}`)
      )[0]!.n,
    );
  await confirm(reader, id);
  const matrix = await readMatrix(signer, {});
  expect(matrix?.unit.slug).toBe("group");
  const cell = (unit: string) => matrix?.cells.get(cast.unit(unit))?.get(id);
  expect(cell("logistics")).toEqual({ people: await people("logistics"), done: 0, dueOn: soon });
  expect(cell("works")).toEqual({ people: await people("works-1"), done: 1, dueOn: soon });
  expect(cell("group")).toMatchObject({ people: (await people("works-1")) + (await people("logistics")), done: 1 });
  expect(cell("office")).toBeUndefined();
  const below = await readMatrix(leader, {});
  expect(below?.unit.slug).toBe("works");
  expect(below?.rows.map(({ slug }) => slug)).toEqual(["works-1", "works-2"]);
  expect(await readMatrix(leader, { unit: "logistics" })).toBeNull();
  expect(await readMatrix(reader, {})).toBeNull();
});

test("the period is that of the day it is due", async () => {
  const id = await plant();
  await ask(id);
  const shows = async (period: "recent" | "all" | `${number}-${number}`) =>
    (await readMatrix(signer, { period }))?.bulletins.some((row) => row.id === id);
  expect([await shows("recent"), await shows("all"), await shows(soon.slice(0, 7) as "2026-11")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(await shows("2020-01")).toBe(false);
  await db.update(mustReads).set({ dueOn: inDays(-31) });
  expect([await shows("recent"), await shows("all")]).toEqual([false, true]);
});

test("counted right whatever happens to people and units, also at once", async () => {
  const id = await plant();
  await ask(id);
  const crowd = await Promise.all(["works-1", "works-2", "office-1", "logistics-1"].map((unit) => cast.member(unit)));
  for (const member of crowd) await hasRead(member, id);
  const moveTo = (member: Member, unit: string) =>
    db.transaction(async (tx) => {
      await tx.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, member.id));
      await tx.insert(memberships).values({ memberId: member.id, unitId: cast.unit(unit) });
    });
  /** Who was moved or shut out a moment before may be refused; what counts is that the figures agree. */
  const confirmIfFaster = (member: Member) =>
    confirmReading(member, { bulletinId: id }).catch((error) => expect(error).toMatchObject({ code: "not_found" }));
  const [a, b, c, d] = crowd as [Member, Member, Member, Member];
  await Promise.all([
    confirmIfFaster(a),
    moveTo(a, "logistics"),
    confirmIfFaster(b),
    db.execute(sql`update members set deactivated_at = now() where id = ${b.id}`),
    db.insert(memberships).values({ memberId: c.id, unitId: cast.unit("works") }),
    confirmIfFaster(c),
    confirmReading(d, { bulletinId: id }),
  ]);
  await expectCounted();
  await db.execute(sql`update members set deactivated_at = null where id = ${b.id}`);
  await db.execute(sql`update units set path = 'group.office.logistics-1' where slug = 'logistics-1'`);
  await expectCounted();
  await db.execute(sql`update units set path = 'group.logistics.logistics-1' where slug = 'logistics-1'`);
  await db.execute(sql`update units set deactivated_at = now() where slug = 'works-2'`);
  await expectCounted();
  await db.execute(sql`update units set deactivated_at = null where slug = 'works-2'`);
  await db.execute(sql`delete from memberships where member_id = ${c.id}`);
  await expectCounted();
});

/** The counters and the table of places against what they are made of. */
async function expectCounted() {
  const [wrong] = await db.execute<{ places: number; people: number; done: number }>(sql`select
    (select count(*)::int from (table unit_people except select unit_id, member_id from unit_people_now) x)
      + (select count(*)::int from (select unit_id, member_id from unit_people_now except select unit_id, member_id from unit_people) x) as places,
    (select count(*)::int from units u left join unit_counts c on c.unit_id = u.id where coalesce(c.people, 0) <>
      (select count(*) from unit_people p where p.unit_id = u.id)) as people,
    (select count(*)::int from units u cross join bulletins b left join read_counts r on r.unit_id = u.id and r.bulletin_id = b.id
      where coalesce(r.done, 0) <> (select count(*) from unit_people p join bulletin_confirmations f using (member_id)
        where p.unit_id = u.id and f.bulletin_id = b.id)) as done`);
  expect(wrong).toEqual({ places: 0, people: 0, done: 0 });
}

test("names are for the unit's leader and for its publisher, not where a figure is a person, and not for editors", async () => {
  const id = await plant();
  await ask(id);
  for (let n = 0; n < 5; n++) await cast.member("works-1");
  const lone = await cast.member("office-2", "独自一人");
  const of = (actor: Member, unit: string) => findReaders(actor, id, unit);
  expect((await of(leader, "works-1"))?.names?.map(({ name }) => name)).toContain("李明");
  expect((await of(signer, "works-1"))?.names?.map(({ name }) => name)).toContain("李明");
  expect(await of(signer, "office-2")).toMatchObject({ names: null, mayRemind: true, unit: { people: 1 } });
  expect((await of(await cast.leader("office-2"), "office-2"))?.names?.map(({ name }) => name)).toContain("独自一人");
  expect((await of(editor, "works-1"))?.names).toBeNull();
  expect(await of(leader, "logistics")).toBeNull();
  expect(await of(lone, "office-2")).toBeNull();
  expect(await findReaders(leader, await plant(), "works")).toBeNull();
});

test("who stands among fewer than five is named in no list of a unit above, alone or left over, but to their own leader", async () => {
  const id = await plant();
  await ask(id);
  for (let n = 0; n < 5; n++) await cast.member("office-1", "五人之一");
  const lone = await cast.member("office-2", "二室一人");
  await cast.member("office", "处长一人");
  const both = await cast.member("office-1", "两处的人");
  await db.insert(memberships).values({ memberId: both.id, unitId: cast.unit("office-2") });
  const of = async (actor: Actor, unit: string) => {
    const found = await findReaders(actor, id, unit, true);
    return { names: found?.names?.map(({ name }) => name), unnamed: found?.unnamed };
  };
  const small = ["二室一人", "处长一人", "两处的人"];
  for (const unit of ["group", "office", "office-1"]) {
    const { names, unnamed } = await of(signer, unit);
    expect(names, unit).toContain("五人之一");
    expect(
      names?.filter((name) => small.includes(name)),
      unit,
    ).toEqual([]);
    expect(unnamed, unit).toBeGreaterThanOrEqual(1);
  }
  const head = await cast.leader("office");
  const seen = await of(head, "office");
  expect(seen.names).toEqual(expect.arrayContaining(small));
  expect(seen.unnamed).toBe(0);
  const signsAndLeads = await cast.staff("publisher");
  await db.insert(grants).values({ memberId: signsAndLeads.id, role: "leader", unitId: cast.unit("office-2") });
  const mixed = (await of(await cast.again(signsAndLeads.id), "office")).names;
  expect(mixed).toEqual(expect.arrayContaining(["二室一人", "两处的人"]));
  expect(mixed).not.toContain("处长一人");
  const reminded = await remindReaders(signer, { bulletinId: id, unitId: cast.unit("office-2") });
  // What the export is made of, and what is sent back to who reminds.
  const matrix = await readMatrix(signer, { unit: "office" });
  const told = JSON.stringify([reminded, matrix, [...matrix!.cells.values()].map((line) => [...line])]);
  expect(told).toContain(id);
  for (const { id: member } of [lone, both]) expect(told).not.toContain(member);
  for (const name of small) expect(told).not.toContain(name);
});

test("a reminder reaches those who have not read, once a day, in their inbox, under the published title", async () => {
  await deliver();
  const id = await plant(null, "读过的和没读过的");
  await ask(id, ["works-2"]);
  const [late, done] = [await cast.member("works-2", "迟读"), await cast.member("works-2", "已读")];
  await confirm(done, id);
  await expect(remindReaders(editor, { bulletinId: id, unitId: cast.unit("works-2") })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(remindReaders(reader, { bulletinId: id, unitId: cast.unit("works-2") })).rejects.toMatchObject({
    code: "forbidden",
  });
  const { count } = await remindReaders(leader, { bulletinId: id, unitId: cast.unit("works-2"), note: "周五前请读完" });
  expect(count).toBeGreaterThanOrEqual(1);
  await expect(remindReaders(signer, { bulletinId: id, unitId: cast.unit("works") })).rejects.toMatchObject(
    formError("nobodyToRemind"),
  );
  await saveDraft(editor, { bulletinId: id, version: 1, title: "还没发布的新题目", columnId, unitId: null });
  await deliver();
  const lines = await listInbox(late);
  expect(lines.map(({ kind, bulletinTitle, note }) => [kind, bulletinTitle, note])).toEqual([
    ["must-read-reminded", "读过的和没读过的", "周五前请读完"],
    ["must-read", "读过的和没读过的", null],
  ]);
  expect(await listInbox(done)).toEqual([]);
  expect(await openItem(late, { itemId: lines[0]!.id })).toMatchObject({ place: `/bulletins/${id}` });
  expect(await findReaders(leader, id, "works-2")).toMatchObject({ lastReminder: { count } });
  await db.update(publications).set({ withdrawnAt: new Date() }).where(eq(publications.bulletinId, id));
  expect(await listInbox(late)).toEqual([]);
});
