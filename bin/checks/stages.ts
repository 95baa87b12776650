import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../launch/bootstrap.mjs";
import { ensureBuild } from "../launch/build.ts";
import { browsers } from "./chromium.ts";
import { startProduct } from "./product.ts";
import { timeRestart } from "./restart.ts";
import { quietly, runTool, type Stage } from "./stage.ts";
import { judgeStories, type StoryReport } from "./stories.ts";

const tool = (...path: string[]) => join(root, "node_modules", ...path);
const scratch = mkdtempSync(join(tmpdir(), "qingfeng-checks-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));

export const lint = quietly("lint", [tool("@biomejs", "biome", "bin", "biome"), "ci", "--colors=off"]);

export const types = quietly("types", [tool("typescript", "bin", "tsc"), "--noEmit", "-p", "tsconfig.check.json"]);

export const build: Stage = {
  name: "build",
  kind: "check",
  async run(signal) {
    let remark = "already there";
    const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    await ensureBuild(join(scratch, "build.log"), env, signal, () => {
      remark = "";
    });
    return { passed: 1, failed: 0, remark };
  },
};

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; assertionResults: { status: string }[] }[];
};

/** Architecture, unit and integration: everything that stands beside what it tests. */
export const vitest: Stage = {
  name: "vitest",
  kind: "unit and integration",
  async run(signal) {
    const file = join(scratch, "vitest.json");
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const { code } = await runTool([tool("vitest", "vitest.mjs"), "run", ...reporters], { signal, stdio: "inherit" });
    const report = read<VitestReport>(file);
    const failed = report.numFailedTests;
    const ofSources = report.testResults.filter(({ name }) => name.endsWith("/architecture.test.ts"));
    const rules = ofSources.flatMap((file) => file.assertionResults).filter(({ status }) => status === "passed");
    return {
      passed: report.numPassedTests,
      // A file that does not load fails without a failed test.
      failed: failed === 0 && code !== 0 ? 1 : failed,
      others: ["architecture", rules.length],
    };
  },
};

/** The stories, in a real browser against the product as `npm start` starts it; what fails there is asked once more. */
export const playwright: Stage = {
  name: "playwright",
  kind: "story",
  async run(signal) {
    if (!existsSync(join(root, "playwright.config.ts"))) return { passed: 0, failed: 0, remark: "no stories yet" };
    const { shell, whole } = browsers();
    const product = await startProduct(join(scratch, "data"), signal);
    try {
      const file = join(scratch, "playwright.json");
      const paths = { QINGFENG_CHROMIUM: shell, QINGFENG_CHROMIUM_WHOLE: whole };
      const env = { ...product.env, ...paths, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const args = [tool("@playwright", "test", "cli.js"), "test", "--retries=1", "--reporter=line,json"];
      const { code } = await runTool(args, { signal, stdio: "inherit", env });
      const { faults, ...count } = judgeStories(read<StoryReport>(file));
      for (const fault of faults) console.error(`\n${fault}`);
      return count.failed === 0 && code !== 0 ? { ...count, failed: 1 } : count;
    } finally {
      await product.stop();
    }
  },
};

/** How long a second start and a stop take; on the data of the stories when there are any. */
export const restart: Stage = {
  name: "restart",
  kind: "check",
  async run(signal) {
    const data = join(scratch, "data");
    if (!existsSync(data)) await (await startProduct(data, signal)).stop();
    return timeRestart(data, signal);
  },
};

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}
