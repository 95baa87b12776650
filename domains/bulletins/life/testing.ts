import type { Step } from "#db/enums/reviews.ts";
import { after, type Life, type Move, type Person } from "./model.ts";

/** Two steps, so that there is a first and a next; one of them asks for two words of different kinds. */
export const STEPS: Step[] = [
  {
    tasks: [
      { kind: "review", role: "reviewer", approvers: 1 },
      { kind: "proof", role: "editor", approvers: 1 },
    ],
    hours: null,
    checklist: [],
  },
  { tasks: [{ kind: "review", role: "publisher", approvers: 1 }], hours: null, checklist: [] },
];

/** Roles meet in one hand, as they do in a small house: that is where the rules have to hold. */
export const PEOPLE: Person[] = [
  { name: "author", roles: ["editor"] },
  { name: "writing-reviewer", roles: ["editor", "reviewer"] },
  { name: "reviewer", roles: ["reviewer"] },
  { name: "all-hands", roles: ["editor", "reviewer", "publisher"] },
  { name: "publisher", roles: ["publisher"] },
];

export type Dice = (sides: number) => number;

/** A small generator of its own, so that a path that fails can be walked again by its number. */
export function diceOf(seed: number): Dice {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const MOVES: ((by: Person, roll: Dice, life: Life) => Move)[] = [
  (by) => ({ do: "edit", by, what: "words" }),
  (by) => ({ do: "edit", by, what: "carried" }),
  (by) => ({ do: "hand in", by }),
  (by) => ({ do: "approve", by, kind: "review" }),
  (by) => ({ do: "approve", by, kind: "proof" }),
  (by, roll) => ({ do: "return", by, kind: roll(2) ? "review" : "proof" }),
  (by) => ({ do: "recall", by }),
  (by) => ({ do: "plan", by }),
  (by) => ({ do: "cancel", by }),
  () => ({ do: "fire" }),
  (by) => ({ do: "publish", by }),
  (by) => ({ do: "emergency", by }),
  (by) => ({ do: "withdraw", by }),
  (by) => ({ do: "archive", by }),
  (by) => ({ do: "unarchive", by }),
  (by) => ({ do: "take over", by }),
  (by) => ({ do: "discard", by }),
  (by, roll, { version }) => ({ do: "restore", by, version: 1 + roll(version) }),
];

/** Else nothing would ever come to its end. */
const RARE = new Set<Move["do"]>(["recall", "return", "withdraw", "restore", "take over"]);

/** They cut short what else would come of a text: of so many one is taken. */
const RAREST: Partial<Record<Move["do"], number>> = { emergency: 60, discard: 10, recall: 5 };

/** Any move by anybody; of ten, seven that are allowed, for else a text would hardly ever get through its review. */
export function anyMove(life: Life, roll: Dice): Move {
  const wanted = roll(10) < 7;
  for (let tries = 0; ; tries++) {
    const move = MOVES[roll(MOVES.length)]!(PEOPLE[roll(PEOPLE.length)]!, roll, life);
    if (RARE.has(move.do) && roll(4) > 0) continue;
    if (roll(RAREST[move.do] ?? 1) > 0) continue;
    if (!wanted || tries > 60 || after(life, move, STEPS) !== null) return move;
  }
}
