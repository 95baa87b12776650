import { expect, test } from "vitest";
import { after, faultOf, type Life, newLife, STATES, stateOf } from "./model.ts";
import { anyMove, diceOf, PEOPLE, STEPS } from "./testing.ts";

const PATHS = 10_000;
const MOVES_EACH = 40;

test(`${PATHS} random lives of a text meet every state and no illegal one`, () => {
  const seen = new Map<string, number>();
  for (let path = 0; path < PATHS; path++) {
    const roll = diceOf(path);
    let life: Life = newLife(PEOPLE[roll(PEOPLE.length)]!);
    for (let at = 0; at < MOVES_EACH; at++) {
      const move = anyMove(life, roll);
      const next = after(life, move, STEPS);
      if (!next) continue;
      life = next;
      const fault = faultOf(life);
      if (fault) expect.fail(`path ${path}, move ${at} (${move.do}): ${fault}`);
      seen.set(stateOf(life), (seen.get(stateOf(life)) ?? 0) + 1);
    }
  }
  expect([...seen.keys()].sort()).toEqual([...STATES].sort());
  for (const [state, times] of seen) expect([state, times > PATHS / 20]).toEqual([state, true]);
});

test("what must never be is known when it is met", () => {
  const [author, , reviewer, allHands] = PEOPLE as [Person, Person, Person, Person];
  const handedIn = after(newLife(author), { do: "hand in", by: author }, STEPS)!;
  const review = handedIn.review!;
  const own = { step: 0, kind: "proof", verdict: "approve", memberId: author.name } as const;
  expect(faultOf(handedIn)).toBeNull();
  expect(faultOf({ ...handedIn, review: { ...review, decisions: [own] } })).toMatch(/own words/);
  expect(faultOf({ ...handedIn, version: 2 })).toMatch(/in review was changed/);
  expect(faultOf({ ...handedIn, review: { ...review, state: "approved" } })).toMatch(/without every step/);
  expect(faultOf({ ...handedIn, published: { version: 1, isArchived: false }, kept: {} })).toMatch(/not kept/);
  expect(after(handedIn, { do: "approve", by: author, kind: "proof" }, STEPS)).toBeNull();
  const half = after(handedIn, { do: "approve", by: reviewer, kind: "review" }, STEPS)!;
  const passed = after(half, { do: "approve", by: allHands, kind: "proof" }, STEPS)!;
  expect([half.review?.step, passed.review?.step]).toEqual([0, 1]);
});

type Person = (typeof PEOPLE)[number];
