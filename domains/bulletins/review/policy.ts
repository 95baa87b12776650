import type { TaskKind } from "#db/enums/reviews.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";
import type { Mandate } from "../delegations/mandates.ts";
import { canEditDraft, type DraftFacts } from "../policy.ts";
import { objectionTo, openTasks, type Standing } from "./progress.ts";

/** Whoever may write in the area hands in, and takes back what was handed in. */
export const canSubmit = canEditDraft;

type Asked = Standing & { mandates: Mandate[] };
/** A task, and in whose stead: null is the own role. */
export type Capacity = { kind: TaskKind; mandate: Mandate | null };

/** In which ways this person could be asked for a word at the present step, the own role first. */
export const capacitiesFor = (actor: Actor, draft: DraftFacts, review: Asked): Capacity[] =>
  openTasks(review).flatMap(({ kind, role }) => [
    ...(holds(actor, [role], draft.unitPath) ? [{ kind, mandate: null }] : []),
    ...review.mandates.filter((mandate) => mandate.role === role).map((mandate) => ({ kind, mandate })),
  ]);

/** Who holds a role that the present step asks for, or stands in; what else speaks against their word is told in a sentence. */
export const canDecide = (actor: Actor, draft: DraftFacts, review: Asked) =>
  capacitiesFor(actor, draft, review).length > 0;

/** The tasks on which this person may decide now, each in the first way that is open to them. */
export const tasksFor = (actor: Actor, draft: DraftFacts, review: Asked): Capacity[] => {
  if (actor.kind !== "member") return [];
  const open = capacitiesFor(actor, draft, review).filter(
    ({ kind, mandate }) => objectionTo(review, memberId(actor), kind, mandate?.holderId) === null,
  );
  return open.filter(({ kind }, index) => open.findIndex((other) => other.kind === kind) === index);
};
