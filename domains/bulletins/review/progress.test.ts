import { expect, test } from "vitest";
import type { Step, TaskKind } from "#db/enums/reviews.ts";
import { type Decision, objectionTo, openTasks, type Standing, stepAfter } from "./progress.ts";

const PATHS = 10_000;
const PEOPLE = ["一", "二", "三", "四", "五"];

/** A small generator of its own, so that a path that fails can be walked again by its number. */
function dice(seed: number) {
  let state = seed + 1;
  return (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function anyRoute(roll: (sides: number) => number): Step[] {
  return Array.from({ length: 1 + roll(4) }, () => {
    const review = { kind: "review", role: "reviewer", approvers: 1 + roll(2) } as const;
    const proof = { kind: "proof", role: "editor", approvers: 1 } as const;
    return { tasks: [[review], [proof], [review, proof]][roll(3)]!, hours: null, checklist: [] };
  });
}

/** The rules of 三审三校, said once more and without the code under test. */
function faultOf({ steps, step, writerIds, decisions }: Standing): string | null {
  const yes = decisions.filter(({ verdict }) => verdict === "approve");
  // What a delegate says is the word of both.
  const bothOf = ({ memberId, onBehalfOf }: Decision) => (onBehalfOf ? [memberId, onBehalfOf] : [memberId]);
  if (yes.flatMap(bothOf).some((person) => writerIds.includes(person))) return "a writer approved the own text";
  for (const [index, { tasks }] of steps.entries()) {
    const here = yes.filter((decision) => decision.step === index);
    if (new Set(here.flatMap(bothOf)).size !== here.flatMap(bothOf).length)
      return "somebody said yes twice at one step";
    const isFull = tasks.every(
      ({ kind, approvers }) => here.filter((decision) => decision.kind === kind).length === approvers,
    );
    if (index < step && !isFull) return "a step was left before its time";
    if (index === step && isFull) return "a step that is full was not left";
    if (index > step && here.length > 0) return "a step was decided before its turn";
    const reviewers = (at: number) =>
      yes.filter((decision) => decision.step === at && decision.kind === "review").flatMap(bothOf);
    if (reviewers(index).some((person) => reviewers(index - 1).includes(person))) return "two reviews in a row";
  }
  return step > steps.length ? "beyond the end" : null;
}

test(`${PATHS} random paths meet no illegal state, and most routes can be finished`, () => {
  let finished = 0;
  let inStead = 0;
  for (let path = 0; path < PATHS; path++) {
    const roll = dice(path);
    let review: Standing = { steps: anyRoute(roll), step: 0, writerIds: [PEOPLE[roll(5)]!], decisions: [] };
    for (let move = 0; move < 40 && review.step < review.steps.length; move++) {
      const memberId = PEOPLE[roll(5)]!;
      const kind: TaskKind = roll(2) ? "review" : "proof";
      const onBehalfOf = roll(3) === 0 ? PEOPLE[roll(5)]! : null;
      if (onBehalfOf === memberId || objectionTo(review, memberId, kind, onBehalfOf) !== null) continue;
      if (onBehalfOf) inStead++;
      const decision: Decision = { step: review.step, kind, verdict: "approve", memberId, onBehalfOf };
      const step = stepAfter(review, kind, memberId);
      review = { ...review, step, decisions: [...review.decisions, decision] };
      expect([path, faultOf(review)]).toEqual([path, null]);
    }
    if (review.step === review.steps.length) {
      finished++;
      expect(openTasks(review)).toEqual([]);
      for (const memberId of PEOPLE) expect(objectionTo(review, memberId, "review")).toBe("notAtThisStep");
    }
  }
  expect(finished).toBeGreaterThan(PATHS * 0.7);
  expect(inStead).toBeGreaterThan(PATHS * 0.3);
});

test("a word that was said at an earlier step opens nothing, and each objection has its own reason", () => {
  const both = {
    tasks: [
      { kind: "review", role: "reviewer", approvers: 1 },
      { kind: "proof", role: "editor", approvers: 1 },
    ],
    hours: 24,
    checklist: [],
  } satisfies Step;
  const yes = (step: number, kind: TaskKind, memberId: string): Decision => ({
    ...{ step, kind, memberId, verdict: "approve" },
  });
  const review: Standing = {
    steps: [both, both],
    step: 1,
    writerIds: ["w"],
    decisions: [yes(0, "review", "a"), yes(0, "proof", "b"), yes(1, "proof", "c")],
  };
  expect(openTasks(review).map(({ kind }) => kind)).toEqual(["review"]);
  expect(objectionTo(review, "w", "review")).toBe("ownText");
  expect(objectionTo(review, "a", "review")).toBe("twoInARow");
  expect(objectionTo(review, "b", "review")).toBeNull();
  expect(objectionTo(review, "c", "review")).toBe("alreadyDecided");
  expect(objectionTo(review, "d", "proof")).toBe("notAtThisStep");
  expect(["w", "a", "c", "b"].map((holder) => objectionTo(review, "d", "review", holder))).toEqual([
    ...["holderExcluded", "holderExcluded", "holderExcluded", null],
  ]);
  expect(objectionTo(review, "a", "review", "d")).toBe("twoInARow");
  const forHolder = { ...review, decisions: review.decisions.map((said) => ({ ...said, onBehalfOf: "h" })) };
  expect(objectionTo(forHolder, "h", "review")).toBe("alreadyDecided");
});
