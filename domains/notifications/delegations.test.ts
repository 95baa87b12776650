import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { castOf } from "#db/testing/cast.ts";
import { delegateReview } from "#domains/bulletins/delegations/commands/delegate-review.ts";
import { endDelegation } from "#domains/bulletins/delegations/commands/end-delegation.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { dayOf } from "#lib/dates.ts";
import { openItem } from "./commands/open-item.ts";
import { listInbox } from "./queries.ts";

/** What the worker does. */
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

test("a delegate is told what they stand in for and why, and whoever did not end it that it ended", async () => {
  const cast = await castOf();
  const [holder, delegate] = [await cast.staff("reviewer", "works"), await cast.staff("editor", "works")];
  const security = await cast.staff("security-admin");
  const [grant] = await db
    .select()
    .from(grants)
    .where(and(eq(grants.memberId, holder.id), isNull(grants.revokedAt)));
  const today = dayOf(new Date());
  const days = { firstDay: today, lastDay: today };
  const give = () =>
    delegateReview(holder, { grantId: grant!.id, delegateId: delegate.id, ...days, reason: "出差一天" });
  const kinds = async (person: typeof holder) => (await listInbox(person)).map(({ kind }) => kind);
  const { id: delegationId } = await give();
  await deliver();
  const [line] = await listInbox(delegate);
  expect(line).toMatchObject({ kind: "review-delegated", note: "出差一天", actorName: holder.name });
  expect(await openItem(delegate, { itemId: line!.id })).toMatchObject({ place: "/desk/delegations" });
  expect(await kinds(holder)).toEqual([]);
  await endDelegation(delegate, { delegationId });
  await deliver();
  expect([await kinds(holder), await kinds(delegate)]).toEqual([["delegation-ended"], ["review-delegated"]]);
  await endDelegation(security, { delegationId: (await give()).id });
  await deliver();
  expect([(await kinds(holder)).length, (await kinds(delegate)).length]).toEqual([2, 3]);
});
