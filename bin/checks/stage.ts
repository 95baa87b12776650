import { type SpawnOptions, spawn } from "node:child_process";
import { root } from "../launch/bootstrap.mjs";
import { send } from "../launch/processes.mjs";

/** What a stage came to. A check that counts no tests, such as lint, is one test itself. */
export type Count = { passed: number; failed: number };
export type Kind = "check" | "architecture" | "unit and integration" | "story";
type Told = Count & {
  remark?: string /** Of the passed, those of another kind than the stage's own. */;
  others?: [Kind, number];
};
export type Outcome = Count & { name: string; kind: Kind; seconds: number; remark: string; others?: [Kind, number] };
export type Stage = { name: string; kind: Kind; run(signal: AbortSignal): Promise<Told> };

/** Runs a stage and times it; one that breaks counts as one failure. */
export async function runStage({ name, kind, run }: Stage, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const { remark = "", ...told } = await run(signal);
    return { name, kind, remark, ...told, seconds: seconds() };
  } catch (error) {
    if (!signal.aborted) console.error(`\n✗ ${name}: ${error instanceof Error ? error.message : error}`);
    return { name, kind, passed: 0, failed: 1, remark: "", seconds: seconds() };
  }
}

/** How a quick tool is asked: quiet when all is well, its whole output when not. */
export function quietly(name: string, args: string[]): Stage {
  return {
    name,
    kind: "check",
    async run(signal) {
      const { code, output } = await runTool(args, { signal, stdio: "pipe" });
      if (code === 0) return { passed: 1, failed: 0 };
      console.error(`\n✗ ${name}\n${output}`);
      return { passed: 0, failed: 1 };
    },
  };
}

type HowToRun = { signal: AbortSignal; stdio: "pipe" | "inherit"; env?: Record<string, string>; cwd?: string };

/** Runs a script of an installed package, or a program when `args` begins with an absolute path, in the clone or in `cwd`. */
export async function runTool(
  args: string[],
  { signal, stdio, env, cwd = root }: HowToRun,
): Promise<{ code: number; output: string }> {
  signal.throwIfAborted();
  const options: SpawnOptions = { cwd, env: { ...process.env, ...env }, stdio: ["ignore", stdio, stdio] };
  const child = spawn(process.execPath, args, options);
  const end = () => child.pid && send(child.pid, "SIGTERM");
  signal.addEventListener("abort", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  signal.removeEventListener("abort", end);
  return { code, output };
}
