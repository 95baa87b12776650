import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../ports.mjs";
import { isAlive, send } from "../processes.mjs";

export type Run = { process: ChildProcess; port: number; output(): string; exited: Promise<number | null> };

const PATIENCE_MS = 12_000;

/** Types `npm start` in the clone; npm itself is left out. */
export async function runStart(clone: string, env: Record<string, string> = {}): Promise<Run> {
  const port = Number(env.PORT) || (await freePort());
  const child = spawn(process.execPath, [join(clone, "bin", "start.mjs")], {
    cwd: clone,
    env: { NODE_ENV: "production", PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { process: child, port, output: () => output, exited };
}

/** Waits until `probe` gives something; a thrown error counts as not yet. What was heard so far goes into the failure. */
export async function until<T>(probe: () => T | Promise<T>, heard: () => string = () => ""): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await wait(25)) {
    const found = await Promise.resolve()
      .then(probe)
      .catch(() => null);
    if (found) return found;
  }
  throw new Error(`waited in vain; heard:\n${heard()}`);
}

export const untilReady = (run: Run) => until(() => /Ctrl-C/.test(run.output()), run.output);

/** The process number of the web process that answers now, once everything is well. */
export const untilWell = (port: number) =>
  until(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
    const health = (await answer.json()) as { status: string; pid: number };
    return health.status === "ok" && health.pid;
  });

/** Whom the launcher says it started, and which database server runs. */
export function pidsOf(clone: string): { web: number; worker: number; postgres: number } {
  const { children } = JSON.parse(readFileSync(join(clone, "data", "launcher.lock"), "utf8"));
  const postgres = Number.parseInt(readFileSync(join(clone, "data", "postgres", "postmaster.pid"), "utf8"), 10);
  return { web: children[0].pid, worker: children[1].pid, postgres };
}

/** Ends whatever may be left, so that a failed test leaves no process behind. */
export function killAll(clone: string, run: Run | undefined) {
  if (run?.process.pid) send(run.process.pid, "SIGKILL");
  try {
    for (const pid of Object.values(pidsOf(clone))) if (isAlive(pid)) send(pid, "SIGKILL");
  } catch {}
}
