import { stripVTControlCharacters } from "node:util";

/** What a file of Playwright's JSON report has in it, as far as it is read here. */
type Suite = { suites?: Suite[]; specs?: Spec[] };
type Result = { errors: { message?: string }[] };
type Spec = { title: string; file: string; line: number; tests: { status: Status; results: Result[] }[] };
type Status = "expected" | "unexpected" | "flaky" | "skipped";
export type StoryReport = { stats: Record<Status, number>; suites: Suite[] };

/** So many stories may need a second asking in one run; more of them say that something is wrong with the product. */
export const UNSTEADY_MAX = 2;

/** What guards rights and secrets holds the first time: a hole that opens now and then is one. */
const STRICT = /(?:^|\/)access\//;

/**
 * What a run of all stories came to. One that holds only when asked again has passed, and is named (decision 0005); one that
 * was skipped has failed. `faults` is for whoever reads the end of the log: each story that did not hold at once, and why.
 */
export function judgeStories({ stats, suites }: StoryReport) {
  const specs = suites.flatMap(specsOf);
  const twice = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  const isTolerable = twice.length <= UNSTEADY_MAX && !twice.some(({ file }) => STRICT.test(file));
  const steady = isTolerable ? stats.flaky : 0;
  return {
    passed: stats.expected + steady,
    failed: stats.unexpected + stats.skipped + stats.flaky - steady,
    remark: stats.flaky > 0 ? `${stats.flaky} asked twice, of ${UNSTEADY_MAX} allowed` : "",
    faults: specs.flatMap(faultOf),
  };
}

const specsOf = ({ suites = [], specs = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

const FAULT_CHARS = 1_200;

function faultOf({ title, file, line, tests }: Spec): string[] {
  const told = { unexpected: "✗", flaky: "asked twice", skipped: "skipped", expected: "" };
  return tests
    .filter(({ status }) => status !== "expected")
    .map(({ status, results }) => {
      const [first] = results.flatMap(({ errors }) => errors);
      const why = stripVTControlCharacters(first?.message ?? "").slice(0, FAULT_CHARS);
      return `${told[status]} ${file}:${line} › ${title}\n${why}`;
    });
}
