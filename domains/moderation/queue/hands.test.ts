import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { clearDesk, deliver, type People, type Person, peopleOf, plantFlagged } from "../testing.ts";
import { assignItem } from "./commands/assign-item.ts";
import { listHandlers } from "./hands/queries.ts";
import { filterOf } from "./input.ts";
import { findItem } from "./items.ts";
import { listQueue } from "./queries.ts";

let cast: Cast;
let people: People;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
  ({ author, reader, leader, deputy, above, sister } = people);
});
beforeEach(clearDesk);

const flagged = (where = {}) => plantFlagged(cast, people, where);
const rowOf = async (id: string) => (await db.select().from(queueItems).where(eq(queueItems.id, id)))[0]!;
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);

test("a matter is taken, handed over and given free by those who have it in the queue", async () => {
  const { itemId } = await flagged();
  expect((await listQueue(leader, filterOf({ hands: "nobody" }))).map((item) => item.itemId)).toEqual([itemId]);
  await assignItem(leader, { itemId, to: leader.id, was: "" });
  expect(await rowOf(itemId)).toMatchObject({ assigneeId: leader.id });
  expect((await listQueue(leader, filterOf({ hands: "mine" })))[0]).toMatchObject({ assigneeName: "周立群" });
  await deliver();
  await assignItem(leader, { itemId, to: deputy.id, was: leader.id });
  await deliver();
  expect(await listInbox(deputy)).toMatchObject([
    { kind: "item-assigned", actorName: "周立群" },
    { kind: "queue-waits" },
  ]);
  expect(await kindsFor(leader)).toEqual(["queue-waits"]);
  await assignItem(above, { itemId, to: "", was: deputy.id });
  expect(await rowOf(itemId)).toMatchObject({ assigneeId: null, assignedAt: null });
  expect(await kindsFor(deputy)).toEqual(["queue-waits"]);
});

test("of two who take the same at one moment one gets it", async () => {
  const { itemId } = await flagged();
  const tries = await Promise.allSettled([
    assignItem(leader, { itemId, to: leader.id, was: "" }),
    assignItem(deputy, { itemId, to: deputy.id, was: "" }),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever hands on what somebody else has taken meanwhile is told so", async () => {
  const { itemId } = await flagged();
  await assignItem(deputy, { itemId, to: deputy.id, was: "" });
  await expect(assignItem(leader, { itemId, to: leader.id, was: "" })).rejects.toMatchObject({ code: "conflict" });
  await assignItem(leader, { itemId, to: leader.id, was: deputy.id });
});

test("nobody is handed what they may not handle, and whoever may not handle it finds nothing to hand", async () => {
  const { itemId } = await flagged();
  for (const to of [sister.id, author.id, crypto.randomUUID()])
    await expect(assignItem(leader, { itemId, to, was: "" })).rejects.toMatchObject({ code: "invalid" });
  for (const actor of [sister, reader, author, cast.guest, await cast.staff("system-admin")])
    for (const id of [itemId, crypto.randomUUID()])
      await expect(assignItem(actor, { itemId: id, to: "", was: "" })).rejects.toMatchObject({ code: "not_found" });
  const item = (await findItem(leader, itemId))!;
  expect((await listHandlers(leader, item)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["周立群", "孙志远", "唐敬之"]),
  );
  expect(await listHandlers(sister, item)).toEqual([]);
  expect((await listHandlers(leader, item)).map(({ id }) => id)).not.toContain(sister.id);
});
