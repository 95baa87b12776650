import { tell } from "../launch/bootstrap.mjs";
import { type Kind, type Outcome, runStage, type Stage } from "./stage.ts";
import { build, lint, playwright, restart, types, vitest } from "./stages.ts";
import { ensureTools } from "./tools.ts";

/** What runs together does not compete: lint beside the build, the types once the build has written its own. */
const ROUNDS: Stage[][] = [[lint, build], [types, vitest], [playwright], [restart]];

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

const wanted = process.argv.slice(2);
const known = ROUNDS.flat().map(({ name }) => name);
if (wanted.some((name) => !known.includes(name))) {
  console.error(`只有 · There are only: ${known.join(" ")}`);
  process.exit(2);
}

try {
  ensureTools(wanted.length > 0 ? wanted : known);
} catch (error) {
  tell(error);
  process.exit(1);
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
    const count = kind === "check" ? (failed ? "failed" : "ok") : `${passed} passed, ${failed} failed`;
    console.log(
      `${failed ? "✗" : "✓"} ${name.padEnd(11)}${seconds.toFixed(1).padStart(7)} s   ${count}${remark && `  (${remark})`}`,
    );
  }
  const sum = (of: "passed" | "failed") => all.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n${ofEachKind(all)}\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

/** How many passed of each kind, such as `check 4 · architecture 15 · story 118`. */
function ofEachKind(all: Outcome[]): string {
  const counts = new Map<Kind, number>();
  const add = (kind: Kind, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  for (const { kind, passed, others: [other, ofOther] = [kind, 0] } of all) {
    add(other, ofOther);
    add(kind, passed - ofOther);
  }
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(" · ");
}
