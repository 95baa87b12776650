import type { Step } from "#db/enums/reviews.ts";
import { invalid } from "#domains/kernel/errors.ts";

/** A route asks for one review 审 at least: proofs alone weigh nothing of what is said. */
export function refuseEmptyRoute(steps: Step[]): void {
  if (!steps.some(({ tasks }) => tasks.some(({ kind }) => kind === "review")))
    throw invalid("form", "routeWithoutReview");
}
