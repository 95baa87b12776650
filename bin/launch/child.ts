import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { root } from "./bootstrap.mjs";
import { openLog } from "./logs.mjs";
import { endProcesses } from "./processes.mjs";
import type { Running } from "./supervise.ts";

export type Environment = Record<string, string | undefined>;

/**
 * Starts a script under this Node, with what it says going to a file: it must be able to outlive the launcher.
 * A session of its own keeps Ctrl-C away from it; the launcher stops its children in order.
 */
export function startChild(
  args: string[],
  { env, logFile, patienceMs, ipc }: { env: Environment; logFile: string; patienceMs: number; ipc?: boolean },
): Running & { child: ChildProcess } {
  const log = openLog(logFile);
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", log, log, ...(ipc ? ["ipc" as const] : [])],
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { child, pid, ended, stop: () => endProcesses([pid], patienceMs) };
}
