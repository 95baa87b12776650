import { and, eq, isNull, sql } from "drizzle-orm";
import { queueItems } from "#db/schema/queue.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canDeclinePurge } from "../../policy.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { DeclinePurge } from "../input.ts";
import { findPurge } from "../queries.ts";

/** The post stays: the second person's no, or the first one's second thought. */
export const declinePurge = command({
  event: "moderation.purge.declined",
  input: DeclinePurge,
  load: (tx, actor, { itemId }) => findPurge(actor, itemId, tx),
  allow: canDeclinePurge,
  async run(tx, { actor, input: { reason }, subject: { itemId, postId, unitId, proposalId: aboutId, byId } }) {
    const subject = await findModeratedPost(actor, postId, tx);
    if (!subject) throw new DomainError("not_found");
    const actionId = await recordAct(tx, actor, { kind: "decline-purge", ...aboutPost(subject), reason, aboutId });
    const [row] = await tx
      .update(queueItems)
      .set({ closedAt: sql`now()`, closedBy: actionId })
      .where(and(eq(queueItems.id, itemId), isNull(queueItems.closedAt)))
      .returning({ id: queueItems.id });
    if (!row) throw new DomainError("conflict");
    return { id: actionId, unitId, payload: { actionId, postId, proposerId: byId } };
  },
});
