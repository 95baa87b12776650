import { type Outcome, runStage, type Stage } from "./stage.ts";
import { build, lint, playwright, types, vitest } from "./stages.ts";

/** What runs together does not compete: lint beside the build, the types once the build has written its own. */
const ROUNDS: Stage[][] = [[lint, build], [types, vitest], [playwright]];

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

const wanted = process.argv.slice(2);
const known = ROUNDS.flat().map(({ name }) => name);
if (wanted.some((name) => !known.includes(name))) {
  console.error(`只有 · There are only: ${known.join(" ")}`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const round of ROUNDS) {
  const chosen = round.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  outcomes.push(...(await Promise.all(chosen.map((stage) => runStage(stage, stopping.signal)))));
  if (stopping.signal.aborted) process.exit(130);
}
report(outcomes);

function report(all: Outcome[]) {
  console.log("");
  for (const { name, kind, passed, failed, seconds, remark } of all) {
    const count = kind === "test" ? `${passed} passed, ${failed} failed` : failed ? "failed" : "ok";
    console.log(
      `${failed ? "✗" : "✓"} ${name.padEnd(11)}${seconds.toFixed(1).padStart(7)} s   ${count}${remark && `  (${remark})`}`,
    );
  }
  const sum = (of: "passed" | "failed") => all.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}
