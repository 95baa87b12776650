import { findActor } from "#domains/accounts/queries.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { canHandle, mayBeHanded } from "../../policy.ts";
import { assign } from "../assign.ts";
import { AssignItem } from "../input.ts";
import { findItem } from "../items.ts";

/** Takes a matter in hand, hands it over to another who has it in the queue, or gives it free. */
export const assignItem = command({
  event: "moderation.item.assigned",
  input: AssignItem,
  limit: "moderation.acts",
  load: (tx, actor, { itemId }) => findItem(actor, itemId, tx),
  allow: canHandle,
  async run(tx, { input: { to, was }, subject: item }) {
    const assignee = to === null ? null : await findActor(to, tx);
    if (to !== null && !(assignee && mayBeHanded(assignee, item))) throw invalid("to", "notModerator");
    // As it was when the moderator looked: two who take the same at one moment do not both get it.
    if (!item.isWaiting || item.assigneeId !== was) throw new DomainError("conflict");
    return assign(tx, item, to);
  },
});
