import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { reviewDelegations } from "#db/schema/delegations.ts";
import { events } from "#db/schema/kernel.ts";
import { bodyWith, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { takeRole } from "#domains/people/grants/commands/take-role.ts";
import { dayOf } from "#lib/dates.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { countWaiting, findDraft, listDrafts } from "../drafts/queries.ts";
import { listAsked } from "../review/asked.ts";
import { approveReview } from "../review/commands/approve-review.ts";
import { returnForRevision } from "../review/commands/return-for-revision.ts";
import { submitForReview } from "../review/commands/submit-for-review.ts";
import { findReview } from "../review/queries.ts";
import { findRecord } from "../review/record.ts";
import { reviewFor } from "../review/view.ts";
import { delegateReview } from "./commands/delegate-review.ts";
import { endDelegation } from "./commands/end-delegation.ts";
import { listDelegates, listDelegations } from "./queries.ts";

type Member = Actor & { id: string };
let cast: Cast;
let columnId: string;
let author: Member;
let holder: Member;
let delegate: Member;
let second: Member;
let security: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("delegated")).id;
  const tasks = [{ kind: "review" as const, role: "reviewer" as const, approvers: 1 }];
  const step = { tasks, hours: null, checklist: [] };
  const [route] = await db
    .insert(reviewRoutes)
    .values({ slug: "twice", name: "两审", enName: "Twice", steps: [step, step] })
    .returning();
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, columnId));
  author = await cast.staff("editor", "works");
  security = await cast.staff("security-admin");
});
beforeEach(async () => {
  [holder, second] = [await cast.staff("reviewer", "works"), await cast.staff("reviewer", "works")];
  delegate = await cast.staff("editor", "works");
});

const DAY_MS = 86_400_000;
const dayFrom = (days: number) => dayOf(new Date(Date.now() + days * DAY_MS));
const grantOf = async (person: Member) =>
  (
    await db
      .select()
      .from(grants)
      .where(and(eq(grants.memberId, person.id), isNull(grants.revokedAt)))
  )[0]!.id;
const give = async (to: Member, more = {}, from = holder) =>
  delegateReview(from, {
    ...{ grantId: await grantOf(from), delegateId: to.id, firstDay: dayFrom(0), lastDay: dayFrom(2), reason: "出差" },
    ...more,
  });

async function handedIn(writer = author) {
  const { id } = await startBulletin(writer, { title: "通知", columnId, unitId: cast.unit("works") });
  await saveDraft(writer, {
    ...{ bulletinId: id, version: 1, title: "通知", columnId, unitId: cast.unit("works") },
    body: JSON.stringify(bodyWith("节前提醒")),
  });
  await submitForReview(writer, { bulletinId: id, version: 2 });
  return id;
}

const word = async (id: string, onBehalfOf: string | null = null) =>
  ({
    bulletinId: id,
    version: 2,
    kind: "review",
    onBehalfOf,
    step: (await findReview(author, id))!.step,
  }) as const;
const yes = async (actor: Member, id: string, for_: Member | null = null) =>
  approveReview(actor, await word(id, for_?.id));
const refused = (key: string) => ({ fields: { form: { key } } });
const waits = async (actor: Member, id: string) =>
  (await listDrafts(actor, { state: "mine" })).drafts.some((draft) => draft.id === id);
const asked = async (id: string) => listAsked((await findReview(author, id))!.id, db);
const mayDecide = async (actor: Member, id: string) => {
  const [draft, review] = [await findDraft(actor, id), await findReview(actor, id)];
  return reviewFor(actor, draft!, review, review!.steps).tasks;
};

test("a delegate is asked like the holder, says the word for them, and the record names both", async () => {
  const id = await handedIn();
  await expect(yes(delegate, id, holder)).rejects.toMatchObject({ code: "forbidden" });
  const before = await countWaiting(delegate);
  const { id: delegationId } = await give(delegate);
  expect([await waits(delegate, id), await countWaiting(delegate)]).toEqual([true, before + 1]);
  expect(await asked(id)).toEqual(expect.arrayContaining([holder.id, delegate.id]));
  expect(await mayDecide(delegate, id)).toEqual([{ kind: "review", onBehalfOf: { id: holder.id, name: holder.name } }]);
  await expect(yes(delegate, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(yes(delegate, id, second)).rejects.toMatchObject({ code: "forbidden" });
  await yes(delegate, id, holder);
  const said = { name: delegate.name, holderName: holder.name, verdict: "approve", step: 0 };
  expect((await findRecord(author, id, 2))?.decisions).toMatchObject([said]);
  const told = await db.select().from(events).where(eq(events.subjectId, id));
  expect(told.at(-1)?.payload).toMatchObject({ onBehalfOf: holder.id, delegationId });
  await expect(publishBulletin(delegate, { bulletinId: id, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
});

test("the word counts for both: neither reviews the next step, and neither writes and reviews", async () => {
  await give(delegate);
  const id = await handedIn();
  await yes(delegate, id, holder);
  expect([await waits(delegate, id), await waits(holder, id), await waits(second, id)]).toEqual([false, false, true]);
  expect((await asked(id)).filter((one) => [holder.id, delegate.id].includes(one))).toEqual([]);
  await expect(yes(delegate, id, holder)).rejects.toMatchObject(refused("twoInARow"));
  await expect(yes(holder, id)).rejects.toMatchObject(refused("twoInARow"));
  const back = await handedIn();
  await yes(holder, back);
  await expect(yes(delegate, back, holder)).rejects.toMatchObject(refused("holderExcluded"));
  expect([await waits(delegate, back), await mayDecide(delegate, back)]).toEqual([false, []]);
  const own = await handedIn(delegate);
  await expect(yes(delegate, own, holder)).rejects.toMatchObject(refused("ownText"));
  expect(await waits(delegate, own)).toBe(false);
});

test("who wrote the text cannot have it passed by a delegate", async () => {
  await db.insert(grants).values({ memberId: holder.id, role: "editor", unitId: cast.unit("works") });
  const writer = await cast.again(holder.id);
  const [reviewer] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.memberId, holder.id), eq(grants.role, "reviewer")));
  await give(delegate, { grantId: reviewer!.id }, writer);
  const id = await handedIn(writer);
  await expect(yes(delegate, id, holder)).rejects.toMatchObject(refused("holderExcluded"));
  expect([await waits(delegate, id), (await asked(id)).includes(delegate.id)]).toEqual([false, false]);
});

test("a delegate sends back for the holder", async () => {
  await give(delegate);
  const id = await handedIn();
  await returnForRevision(delegate, { ...(await word(id, holder.id)), reason: "facts", note: "请核实" });
  expect((await findRecord(author, id, 2))?.decisions).toMatchObject([{ verdict: "return", holderName: holder.name }]);
});

test("before its first instant and from its last one on a delegation counts for nothing", async () => {
  const { id: delegationId } = await give(delegate);
  const id = await handedIn();
  const set = (values: object) =>
    db.update(reviewDelegations).set(values).where(eq(reviewDelegations.id, delegationId));
  const counts = async () => [
    await waits(delegate, id),
    (await asked(id)).includes(delegate.id),
    (await mayDecide(delegate, id)).length > 0,
  ];
  expect(await counts()).toEqual([true, true, true]);
  await set({ endsAt: sql`clock_timestamp()` });
  expect(await counts()).toEqual([false, false, false]);
  await expect(yes(delegate, id, holder)).rejects.toMatchObject({ code: "forbidden" });
  await set({
    startsAt: sql`clock_timestamp() + interval '1 hour'`,
    endsAt: sql`clock_timestamp() + interval '2 hours'`,
  });
  expect(await counts()).toEqual([false, false, false]);
  await expect(yes(delegate, id, holder)).rejects.toMatchObject({ code: "forbidden" });
});

test("either side and the security administrator end it early, nobody else knows of it, and what was said stands", async () => {
  const id = await handedIn();
  for (const ender of [holder, delegate, security]) {
    const { id: delegationId } = await give(delegate);
    for (const stranger of [second, author, cast.guest])
      await expect(endDelegation(stranger, { delegationId })).rejects.toMatchObject({ code: "not_found" });
    expect((await listDelegations(second)).map((row) => row.id)).not.toContain(delegationId);
    expect((await listDelegations(ender))[0]).toMatchObject({ id: delegationId, state: "running", mayEnd: true });
    await endDelegation(ender, { delegationId });
    await expect(endDelegation(ender, { delegationId })).rejects.toMatchObject({ code: "not_found" });
    const rows = await listDelegations(holder);
    expect(rows.find((row) => row.id === delegationId)).toMatchObject({ state: "ended", endedBy: ender.name });
    await expect(yes(delegate, id, holder)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("it ends for good when the holder loses the role or either account is shut", async () => {
  const stateOf = async (delegationId: string) =>
    (await listDelegations(security)).find((row) => row.id === delegationId)?.state;
  const taken = await give(delegate);
  await takeRole(security, { grantId: await grantOf(holder) });
  expect(await stateOf(taken.id)).toBe("ended");
  for (const shut of [second, delegate]) {
    const { id } = await give(delegate, {}, second);
    await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, shut.id));
    expect(await stateOf(id)).toBe("ended");
    await db.update(members).set({ deactivatedAt: null }).where(eq(members.id, shut.id));
    expect(await stateOf(id)).toBe("ended");
  }
});

test("no chains: who stands in hands on their own role, never what was handed to them", async () => {
  const third = await cast.staff("editor", "works");
  await give(delegate);
  await expect(give(third, { grantId: await grantOf(holder) }, delegate)).rejects.toMatchObject({ code: "not_found" });
  await give(third, {}, delegate);
  const id = await handedIn();
  await expect(yes(third, id, holder)).rejects.toMatchObject({ code: "forbidden" });
  await expect(yes(third, id, delegate)).rejects.toMatchObject({ code: "forbidden" });
  expect([await waits(third, id), (await asked(id)).includes(third.id)]).toEqual([false, false]);
});

test("only to one who works on texts of the whole area, once at a time, within the days that are allowed", async () => {
  const field = (name: string, key: string) => ({ fields: { [name]: { key } } });
  const outside = [
    await cast.member("works-1"),
    await cast.staff("editor", "logistics"),
    await cast.staff("editor", "works-1"),
    await cast.leader("works"),
    await cast.staff("handler", "works"),
  ];
  const offered = (await listDelegates(holder)).map(({ id }) => id);
  for (const person of outside) {
    await expect(give(person)).rejects.toMatchObject(field("delegateId", "delegateOutside"));
    expect(offered).not.toContain(person.id);
  }
  expect(offered).toContain(delegate.id);
  await expect(give(holder)).rejects.toMatchObject(field("delegateId", "delegateSelf"));
  await expect(give(delegate, { firstDay: dayFrom(-1) })).rejects.toMatchObject(field("firstDay", "dayPast"));
  await expect(give(delegate, { firstDay: dayFrom(3) })).rejects.toMatchObject(field("lastDay", "beforeFirst"));
  await expect(give(delegate, { lastDay: dayFrom(92) })).rejects.toMatchObject(field("lastDay", "slotTooLong"));
  await expect(give(delegate, { reason: " " })).rejects.toMatchObject({ code: "invalid" });
  const both = await Promise.allSettled([give(delegate), give(author)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(give(delegate)).rejects.toMatchObject(field("firstDay", "delegatedAlready"));
  await give(delegate, { firstDay: dayFrom(3), lastDay: dayFrom(4) });
});
