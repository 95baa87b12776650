import type { Step } from "#db/enums/reviews.ts";
import { type Lang, words } from "#lib/i18n.ts";

const HOUR_MS = 3_600_000;

/** 一审一校, 二审, … as the step holds a proof or not. */
export function stepName(lang: Lang, step: Step, index: number): string {
  const t = words(lang, "bulletins");
  const n = lang === "en" ? String(index + 1) : (t.raw("desk.review.numerals") as unknown as string)[index]!;
  const kinds = step.tasks.map(({ kind }) => kind);
  if (kinds.includes("review") && kinds.includes("proof")) return t("desk.review.both", { n });
  return t(kinds.includes("review") ? "desk.review.reviewOnly" : "desk.review.proofOnly", { n });
}

/** Whole hours until a step should be done, negative once it is late; null where its route sets no limit. */
export function hoursLeft({ stepSince }: { stepSince: Date }, hours: number | null, now = Date.now()): number | null {
  if (hours === null) return null;
  return Math.ceil((stepSince.getTime() + hours * HOUR_MS - now) / HOUR_MS);
}

/** Who said a word, and in whose stead. */
export const speakerOf = (lang: Lang, { name, holderName }: { name: string; holderName: string | null }): string =>
  holderName === null ? name : words(lang, "bulletins")("desk.review.byFor", { name, holder: holderName });
