import type { CaseStep } from "#db/schema/cases.ts";

/** A point of the curve: where it lies in the picture, and what is written at it. */
export type SlopePoint = { x: number; y: number; sum: number; when: string; title: string; turning: boolean };

const [LEFT, RIGHT] = [28, 700];
export const TOP = 30;
const DEPTH = 172;
/** Closer than that the figures would run into one another. */
const GAP = 112;

/** The sums of a case step by step, downwards: fewer than two make no curve. Placed by date where the dates can be read. */
export function slopeOf(steps: CaseStep[]): SlopePoint[] {
  const paid = steps.filter((step) => (step.amountYuan ?? 0) > 0);
  if (paid.length < 2) return [];
  const sums = paid.map((_, index) => paid.slice(0, index + 1).reduce((sum, step) => sum + step.amountYuan!, 0));
  const total = sums.at(-1)!;
  const places = spread(placesByDate(paid) ?? paid.map((_, index) => index / (paid.length - 1)));
  return paid.map(({ when, title, turning }, index) => ({
    x: places[index]!,
    y: TOP + Math.max(2, Math.round((sums[index]! / total) * DEPTH)),
    sum: sums[index]!,
    when,
    title,
    turning,
  }));
}

/** 2021年9月 as months; the first date of a span counts. Null where there is none. */
export function monthOf(when: string): number | null {
  const [, year, month = "1"] = /(\d{4})\s*[年./-]\s*(?:(\d{1,2})\s*月?)?/.exec(when) ?? [];
  return year ? Number(year) * 12 + Number(month) - 1 : null;
}

/** From 0 to 1, or null where a date is missing or goes backwards. */
function placesByDate(steps: CaseStep[]): number[] | null {
  const months = steps.map((step) => monthOf(step.when));
  const [first, last] = [months[0], months.at(-1)];
  const isInOrder = months.every(
    (month, index) => month !== null && (index === 0 || month >= (months[index - 1] ?? 0)),
  );
  if (!isInOrder || first == null || last == null || first === last) return null;
  return months.map((month) => (month! - first) / (last - first));
}

/** Keeps neighbours apart: pushed to the right first, then back into the picture. */
function spread(places: number[]): number[] {
  const gap = Math.min(GAP, (RIGHT - LEFT) / (places.length - 1));
  const xs = places.map((place) => LEFT + place * (RIGHT - LEFT));
  for (let i = 1; i < xs.length; i++) xs[i] = Math.max(xs[i]!, xs[i - 1]! + gap);
  xs[xs.length - 1] = RIGHT;
  for (let i = xs.length - 2; i >= 0; i--) xs[i] = Math.min(xs[i]!, xs[i + 1]! - gap);
  return xs.map(Math.round);
}

/** A smooth line through the points that never turns back up (Fritsch and Carlson, 1980). */
export function curvePath(points: { x: number; y: number }[]): string {
  const secants = points.slice(1).map((point, i) => (point.y - points[i]!.y) / (point.x - points[i]!.x));
  const tangents = points.map((_, i) => {
    const [before, after] = [secants[i - 1] ?? secants[0]!, secants[i] ?? secants.at(-1)!];
    return before * after <= 0 ? 0 : Math.min((before + after) / 2, 3 * Math.min(before, after));
  });
  const parts = points.slice(1).map((to, i) => {
    const from = points[i]!;
    const third = (to.x - from.x) / 3;
    const [y1, y2] = [from.y + tangents[i]! * third, to.y - tangents[i + 1]! * third];
    return `C${r(from.x + third)} ${r(y1)} ${r(to.x - third)} ${r(y2)} ${to.x} ${to.y}`;
  });
  return `M${points[0]!.x} ${points[0]!.y}${parts.join("")}`;
}

const r = (figure: number) => Math.round(figure * 10) / 10;
