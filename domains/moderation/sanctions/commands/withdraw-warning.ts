import { and, eq, isNull } from "drizzle-orm";
import { warnings } from "#db/schema/moderation.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { WithdrawWarning } from "../../input.ts";
import { openLogTag } from "../../open-log/tag.ts";
import { canLiftMute } from "../../policy.ts";
import { recordAct } from "../../record.ts";
import { findWarning } from "../queries.ts";

/** Takes a warning back before its time; both stay on record. */
export const withdrawWarning = command({
  event: "moderation.warning.withdrawn",
  input: WithdrawWarning,
  limit: "moderation.acts",
  load: (tx, actor, { warningId }) => findWarning(actor, warningId, tx),
  allow: canLiftMute,
  async run(tx, { actor, input: { note }, subject: { id, unitId, memberId, actionId: aboutId } }) {
    const act = { unitId, memberId, note, aboutId };
    const actionId = await recordAct(tx, actor, { kind: "withdraw-warning", ...act });
    const [row] = await tx
      .update(warnings)
      .set({ withdrawnBy: actionId })
      .where(and(eq(warnings.id, id), isNull(warnings.withdrawnBy)))
      .returning({ id: warnings.id });
    if (!row) throw new DomainError("conflict");
    return { id: actionId, unitId, tags: [openLogTag(unitId)], payload: { actionId, memberId } };
  },
});
