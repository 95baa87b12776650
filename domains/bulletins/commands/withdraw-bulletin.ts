import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { reviews } from "#db/schema/reviews.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { type Draft, findDraftToChange } from "../drafts/queries.ts";
import { WithdrawBulletin } from "../input.ts";
import { canWithdraw } from "../policy.ts";
import { endOpen } from "../schedule/end.ts";
import { bulletinTag } from "../tags.ts";
import { isCurrent } from "../visibility.ts";

/** 撤稿: readers lose the bulletin, its pictures and its discussion at once; the working copy stays on the desk. */
export const withdrawBulletin = command({
  event: "bulletins.bulletin.withdrawn",
  input: WithdrawBulletin,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canWithdraw,
  async run(tx, { actor, input: { bulletinId, reason, notice }, subject }) {
    await tx
      .update(publications)
      .set({
        withdrawnAt: sql`now()`,
        withdrawnBy: memberId(actor),
        withdrawnReason: reason,
        withdrawnNotice: notice || null,
      })
      .where(and(eq(publications.bulletinId, bulletinId), isCurrent));
    await endOpen(tx, bulletinId, "cancelled");
    await giveBack(tx, subject);
    const unitId = subject.published?.unitId ?? null;
    return {
      id: bulletinId,
      unitId,
      tags: [bulletinTag(bulletinId)],
      payload: { bulletinId, title: subject.title, unitId, reason },
    };
  },
});

/** What nobody reads any more is its writers' text again, all of it: none of them approves it when it comes once more. */
async function giveBack(tx: Tx, { id, authorId, writerIds }: Draft) {
  const earlier = await tx.select({ writerIds: reviews.writerIds }).from(reviews).where(eq(reviews.bulletinId, id));
  const all = [authorId, ...writerIds, ...earlier.flatMap((review) => review.writerIds)];
  await tx
    .update(bulletins)
    .set({ writerIds: [...new Set(all)] })
    .where(eq(bulletins.id, id));
}
