import type { Task } from "#db/enums/reviews.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";
import { canEditDraft, type DraftFacts } from "../policy.ts";
import { objectionTo, openTasks, type Standing } from "./progress.ts";

/** Whoever may write in the area hands in, and takes back what was handed in. */
export const canSubmit = canEditDraft;

/** Who holds a role that the present step asks for; what else speaks against their word is told in a sentence. */
export const canDecide = (actor: Actor, draft: DraftFacts, review: Standing) =>
  openTasks(review).some(({ role }) => holds(actor, [role], draft.unitPath));

/** The tasks on which this person may decide now. */
export const tasksFor = (actor: Actor, draft: DraftFacts, review: Standing): Task[] =>
  actor.kind !== "member"
    ? []
    : openTasks(review).filter(
        ({ kind, role }) => holds(actor, [role], draft.unitPath) && objectionTo(review, memberId(actor), kind) === null,
      );
