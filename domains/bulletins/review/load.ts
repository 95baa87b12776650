import type { Tx } from "#db/client.ts";
import type { TaskKind } from "#db/enums/reviews.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import type { Mandate } from "../delegations/mandates.ts";
import { type Draft, findDraftToChange } from "../drafts/queries.ts";
import { capacitiesFor } from "./policy.ts";
import { objectionTo } from "./progress.ts";
import { findReview, type Review } from "./queries.ts";

type Word = { kind: TaskKind; version: number; step: number; onBehalfOf: string | null };
export type Reviewed = { draft: Draft; review: Review };

/** A working copy with the review under way, locked: of two who decide at once the second sees what the first has said. */
export async function findReviewToDecide(actor: Actor, bulletinId: string, tx: Tx): Promise<Reviewed | null> {
  const draft = await findDraftToChange(actor, bulletinId, tx);
  const review = draft && (await findReview(actor, bulletinId, tx));
  return review ? { draft, review } : null;
}

/** Refuses who may not decide on this task of this version now, with the reason; answers in whose stead they do. */
export function refuseDecision(actor: Actor, { draft, review }: Reviewed, word: Word): Mandate | null {
  const { kind, version, step, onBehalfOf } = word;
  if (review.state !== "in_review") throw invalid("form", "notInReview");
  if (review.version !== version || review.step !== step) throw new DomainError("conflict");
  const objection = objectionTo(review, memberId(actor), kind, onBehalfOf);
  if (objection) throw invalid("form", objection);
  const capacity = capacitiesFor(actor, draft, review).find(
    (one) => one.kind === kind && (one.mandate?.holderId ?? null) === onBehalfOf,
  );
  if (!capacity) throw new DomainError("forbidden");
  return capacity.mandate;
}
