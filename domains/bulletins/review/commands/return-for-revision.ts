import { eq, sql } from "drizzle-orm";
import { reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { marksOf, ReturnForRevision } from "../input.ts";
import { findReviewToDecide, refuseDecision } from "../load.ts";
import { canDecide } from "../policy.ts";

/** 退回: with a reason, and the passage it is about as it stands in the text. The writers take it from there. */
export const returnForRevision = command({
  event: "bulletins.review.returned",
  input: ReturnForRevision,
  load: (tx, actor, { bulletinId }) => findReviewToDecide(actor, bulletinId, tx),
  allow: (actor, { draft, review }) => canDecide(actor, draft, review),
  async run(tx, { actor, input, subject }) {
    const mandate = refuseDecision(actor, subject, input);
    const { bulletinId, kind, reason, note, quote, onBehalfOf } = input;
    const { draft, review } = subject;
    const text = plainText(review.body);
    const marks = marksOf(input).map(({ at, ...mark }) => ({
      quote: passageIn(text, mark.quote, `quote${at}`),
      note: mark.note || refuseEmptyRemark(at),
    }));
    const passage = quote && passageIn(text, quote, "quote");
    const own = { step: review.step, kind, verdict: "return", memberId: memberId(actor), onBehalfOf } as const;
    await tx.insert(reviewDecisions).values({ ...own, reviewId: review.id, reason, note, quote: passage, marks });
    await tx
      .update(reviews)
      .set({ state: "returned", waitingFor: [], endedAt: sql`now()` })
      .where(eq(reviews.id, review.id));
    const { title, unitId } = draft;
    const inStead = mandate && { onBehalfOf, delegationId: mandate.id };
    const payload = { bulletinId, reviewId: review.id, title, unitId, reason, note, marks: marks.length, ...inStead };
    return { id: bulletinId, unitId, payload };
  },
});

/** The passage as it stands in the text: one is copied over line ends and indents, and only what is said counts. */
function passageIn(text: string, quote: string, field: string): string {
  if (quote === "") throw invalid(field, "required");
  const letters = [...text.matchAll(/\S/g)];
  const from = letters
    .map(([letter]) => letter)
    .join("")
    .indexOf(squeezed(quote));
  if (from < 0) throw invalid(field, "notInText");
  const last = letters[from + squeezed(quote).length - 1]!;
  return text.slice(letters[from]!.index, last.index + 1);
}

function refuseEmptyRemark(at: number): never {
  throw invalid(`remark${at}`, "required");
}

const squeezed = (text: string) => text.replace(/\s+/g, "");
