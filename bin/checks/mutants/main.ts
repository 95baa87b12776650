import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openTestServer } from "#db/testing/server.ts";
import { root } from "../../launch/bootstrap.mjs";
import { runTool } from "../stage.ts";
import { copyTree } from "./copy.ts";
import { MUTANTS, type Mutant } from "./list.ts";

/** A busy machine is slow; a test that ran out of time would look like one that has noticed. */
const PATIENCE_MS = 90_000;

/**
 * `npm run mutants [-- WORD…]`: breaks one rule after the other in a copy of the tree, and wants a test to go red for each.
 * A word narrows it to rules, files or tests that contain it.
 */
const words = process.argv.slice(2);
const chosen = MUTANTS.filter((one) => words.every((word) => `${one.guards} ${one.file} ${one.test}`.includes(word)));
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

const copy = copyTree();
const server = await openTestServer();
const survivors: string[] = [];
try {
  const whole = await runTests([...new Set(chosen.map(({ test }) => test))]);
  if (whole.failed > 0 || whole.passed === 0)
    throw new Error(`the tests are red before anything is broken\n${whole.output}`);
  for (const one of chosen) {
    const verdict = await verdictOn(one);
    console.log(`${verdict === "red" ? "✓" : "✗"} ${one.guards}: ${verdict} (${one.test})`);
    if (verdict !== "red") survivors.push(one.guards);
  }
} catch (error) {
  if (!stopping.signal.aborted) throw error;
} finally {
  await server.close();
}
if (stopping.signal.aborted) process.exit(130);
console.log(`\n${chosen.length - survivors.length} of ${chosen.length} broken rules were noticed`);
process.exit(survivors.length > 0 ? 1 : 0);

async function verdictOn({ file, text, instead, test }: Mutant): Promise<string> {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(text).length !== 2) return "what it breaks does not stand there once";
  writeFileSync(
    path,
    whole.replace(text, () => instead),
  );
  try {
    const { failed, output } = await runTests([test], "--bail=1");
    // A file that does not load proves nothing.
    return failed > 0 ? "red" : `not noticed\n${output}`;
  } finally {
    writeFileSync(path, whole);
  }
}

type Report = { numPassedTests: number; numFailedTests: number };

async function runTests(tests: string[], ...more: string[]) {
  const report = join(copy, "report.json");
  const tool = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const args = [tool, "run", ...tests, ...reporters, `--testTimeout=${PATIENCE_MS}`, ...more];
  const env = { QINGFENG_TEST_DATABASE_URL: server.adminUrl };
  const { output } = await runTool(args, { cwd: copy, signal: stopping.signal, stdio: "pipe", env });
  stopping.signal.throwIfAborted();
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, "utf8")) as Report;
  return { passed, failed, output };
}
