import type { Step, Task, TaskKind, Verdict } from "#db/enums/reviews.ts";

/** `onBehalfOf`: whose role it was, where a delegate said it. */
export type Decision = {
  step: number;
  kind: TaskKind;
  verdict: Verdict;
  memberId: string;
  onBehalfOf?: string | null;
};

/** Where a review stands, as its row says and its decisions tell. */
export type Standing = {
  steps: Step[];
  step: number;
  writerIds: string[];
  decisions: Decision[];
};

export type Objection = "notAtThisStep" | "ownText" | "alreadyDecided" | "twoInARow" | "holderExcluded";

/** How many yeses a task of the present step has. */
const approvals = ({ decisions, step }: Standing, kind: TaskKind) =>
  decisions.filter((decision) => decision.step === step && decision.kind === kind && decision.verdict === "approve");

/** What the present step still waits for; nothing once the review is through. */
export const openTasks = (review: Standing): Task[] =>
  (review.steps[review.step]?.tasks ?? []).filter(({ kind, approvers }) => approvals(review, kind).length < approvers);

/**
 * Why this person may not decide on this task now, or null. Nobody approves what they wrote, says yes twice at one step,
 * or reviews 审 at two steps in a row; proofs 校 may come from the same eyes again. What a delegate says counts for both:
 * whom the rules exclude is not let in by another's hand.
 */
export function objectionTo(
  review: Standing,
  memberId: string,
  kind: TaskKind,
  onBehalfOf: string | null = null,
): Objection | null {
  if (!openTasks(review).some((task) => task.kind === kind)) return "notAtThisStep";
  const own = exclusionOf(review, memberId, kind);
  if (own || onBehalfOf === null) return own;
  return exclusionOf(review, onBehalfOf, kind) ? "holderExcluded" : null;
}

function exclusionOf(review: Standing, person: string, kind: TaskKind): Objection | null {
  if (review.writerIds.includes(person)) return "ownText";
  const said = review.decisions.filter(
    ({ verdict, memberId, onBehalfOf }) => verdict === "approve" && (memberId === person || onBehalfOf === person),
  );
  if (said.some(({ step }) => step === review.step)) return "alreadyDecided";
  if (kind === "review" && said.some((before) => before.step === review.step - 1 && before.kind === "review"))
    return "twoInARow";
  return null;
}

/** The step at which a review stands after a yes of `kind` by `memberId`. */
export function stepAfter(review: Standing, kind: TaskKind, memberId: string): number {
  const decided: Decision = { step: review.step, kind, verdict: "approve", memberId };
  const next = { ...review, decisions: [...review.decisions, decided] };
  return openTasks(next).length === 0 ? review.step + 1 : review.step;
}

/** An open task in a word, so that lists can ask whom a review waits for. */
export const waitingWord = ({ kind, role }: Pick<Task, "kind" | "role">) => `${kind}:${role}`;
