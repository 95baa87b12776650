import { publicationSchedules } from "#db/schema/reviews.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { acceptFaults, faultsIn } from "../../checks/faults.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { canPublish } from "../../policy.ts";
import { refuseUnpublishable } from "../../publish.ts";
import { keepVersion } from "../../versions/keep.ts";
import { endOpen } from "../end.ts";
import { SchedulePublication } from "../input.ts";

const AHEAD_MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** 定时发布: this version, whatever is written after it. A new plan takes the place of the old one. */
export const schedulePublication = command({
  event: "bulletins.schedule.made",
  input: SchedulePublication,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { actor, input, subject: draft }) {
    const { bulletinId, version, at } = input;
    if (at.getTime() <= Date.now()) throw invalid("at", "notAhead");
    if (at.getTime() > Date.now() + AHEAD_MAX_DAYS * DAY_MS) throw invalid("at", "tooFarAhead");
    await refuseUnpublishable(tx, draft, version);
    if (draft.hasRoute && draft.reviewState !== "approved") throw invalid("form", "notApproved");
    // Where it was reviewed, its reviewers knew of them.
    const faults = draft.hasRoute ? {} : faultsIn(await acceptFaults(tx, actor, draft, input));
    await endOpen(tx, bulletinId, "cancelled");
    const versionId = await keepVersion(tx, draft, { keptFor: "plan" });
    await tx.insert(publicationSchedules).values({ bulletinId, versionId, dueAt: at, scheduledBy: memberId(actor) });
    const { title, unitId } = draft;
    return { id: bulletinId, unitId, payload: { bulletinId, title, unitId, version, at: at.toISOString(), ...faults } };
  },
});
