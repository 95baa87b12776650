import { expect, test } from "vitest";
import { judgeStories, type StoryReport, UNSTEADY_MAX } from "./stories.ts";

const spec = (status: "expected" | "unexpected" | "flaky" | "skipped", title: string, file = "forum.spec.ts") => ({
  ...{ title, file, line: 7 },
  tests: [
    { status, results: [{ errors: status === "expected" ? [] : [{ message: "\u001b[31mtoo late\u001b[39m" }] }] },
  ],
});

function report(...specs: ReturnType<typeof spec>[]): StoryReport {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  for (const { tests } of specs) for (const { status } of tests) stats[status]++;
  return { stats, suites: [{ suites: [{ specs }] }] };
}

test("a story that held only at the second asking has passed, and is named with what it met", () => {
  expect(judgeStories(report(spec("expected", "a"), spec("flaky", "b")))).toEqual({
    passed: 2,
    failed: 0,
    remark: `1 asked twice, of ${UNSTEADY_MAX} allowed`,
    faults: ["asked twice forum.spec.ts:7 › b\ntoo late"],
  });
});

test("more of them than are allowed have all failed", () => {
  const many = Array.from({ length: UNSTEADY_MAX + 1 }, (_, at) => spec("flaky", String(at)));
  expect(judgeStories(report(spec("expected", "a"), ...many))).toMatchObject({ passed: 1, failed: UNSTEADY_MAX + 1 });
});

test("what guards rights has failed when it had to be asked twice", () => {
  expect(judgeStories(report(spec("flaky", "a", "access/leaks.spec.ts")))).toMatchObject({ passed: 0, failed: 1 });
});

test("what fails twice and what is skipped has failed; where all is well nothing is said", () => {
  const { failed, faults } = judgeStories(report(spec("unexpected", "a"), spec("skipped", "b"), spec("expected", "c")));
  expect([failed, faults.map((fault) => fault.split("\n")[0])]).toEqual([
    2,
    ["✗ forum.spec.ts:7 › a", "skipped forum.spec.ts:7 › b"],
  ]);
  expect(judgeStories(report(spec("expected", "c")))).toEqual({ passed: 1, failed: 0, remark: "", faults: [] });
});
