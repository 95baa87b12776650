import type { Step, TaskKind } from "#db/enums/reviews.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import type { Draft } from "../drafts/queries.ts";
import { type Capacity, canSubmit, capacitiesFor, tasksFor } from "./policy.ts";
import { type Objection, objectionTo } from "./progress.ts";
import type { Review } from "./queries.ts";

export type ReviewView = {
  state: "none" | "in_review" | "returned" | "approved" | "published";
  isAfterwards: boolean;
  /** What the house found and its writer let stand, and why. */
  faults: { found: string[]; reason: string };
  /** The version under review, else the one that would be handed in. */
  version: number;
  step: number;
  may: { submit: boolean; recall: boolean };
  /** On which tasks the reader may say a word now. */
  tasks: { kind: TaskKind; onBehalfOf: { id: string; name: string } | null }[];
  /** Why they may not, where their role alone would let them. */
  objection: Objection | null;
  /** What is to be confirmed at the present step. */
  checklist: string[];
};

/** Where the review of a working copy stands for its reader, and what they may do. */
export function reviewFor(actor: Actor, draft: Draft, review: Review | null, steps: Step[]): ReviewView {
  const isPublished = draft.published?.version === draft.version;
  const said = !review || review.state === "recalled" || review.state === "overtaken" ? "none" : review.state;
  const state = isPublished && (said === "none" || said === "approved") ? "published" : said;
  const mayWrite = canSubmit(actor, draft);
  const open = review?.state === "in_review" ? review : null;
  return {
    state,
    isAfterwards: review?.isAfterwards ?? false,
    faults: { found: (review?.openFaults ?? []).map(({ found }) => found), reason: review?.faultsReason ?? "" },
    version: review?.version ?? draft.version,
    step: review?.step ?? 0,
    may: {
      submit: mayWrite && draft.hasRoute && !isPublished && (state === "none" || state === "returned"),
      recall: mayWrite && open !== null && !open.isAfterwards,
    },
    tasks: open ? tasksFor(actor, draft, open).map(wordFor) : [],
    objection: open ? objectionOf(actor, draft, open) : null,
    checklist: steps[review?.step ?? 0]?.checklist ?? [],
  };
}

const wordFor = ({ kind, mandate }: Capacity) => ({
  kind,
  onBehalfOf: mandate && { id: mandate.holderId, name: mandate.holderName },
});

function objectionOf(actor: Actor, draft: Draft, review: Review): Objection | null {
  const [first] = capacitiesFor(actor, draft, review);
  return first ? objectionTo(review, memberId(actor), first.kind, first.mandate?.holderId) : null;
}
