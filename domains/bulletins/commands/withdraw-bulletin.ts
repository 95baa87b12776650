import { and, eq, sql } from "drizzle-orm";
import { publications } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDraftToChange } from "../drafts/queries.ts";
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
    const unitId = subject.published?.unitId ?? null;
    return {
      id: bulletinId,
      unitId,
      tags: [bulletinTag(bulletinId)],
      payload: { bulletinId, title: subject.title, unitId, reason },
    };
  },
});
