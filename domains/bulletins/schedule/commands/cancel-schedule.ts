import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { canPublish } from "../../policy.ts";
import { endOpen } from "../end.ts";
import { CancelSchedule } from "../input.ts";

/** Takes a plan back before its time. */
export const cancelSchedule = command({
  event: "bulletins.schedule.cancelled",
  input: CancelSchedule,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { input: { bulletinId }, subject: { title, unitId } }) {
    if (!(await endOpen(tx, bulletinId, "cancelled"))) throw invalid("form", "notScheduled");
    return { id: bulletinId, unitId, payload: { bulletinId, title, unitId } };
  },
});
