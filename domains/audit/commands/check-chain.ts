import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { CheckChain } from "../input.ts";
import { canAudit } from "../policy.ts";
import { verifyChain } from "../seal.ts";

/** Goes through the whole hash chain and leaves a line in the log that it was done, and with what result. */
export const checkChain = command({
  event: "audit.chain.checked",
  input: CheckChain,
  limit: "audit.chain.checked",
  load: async (_tx, actor) => (canAudit(actor) ? true : null),
  allow: canAudit,
  async run(_tx, { actor }) {
    const result = await verifyChain();
    return { id: memberId(actor), result, payload: result };
  },
});
