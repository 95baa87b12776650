// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** @param {number} pid whether a process of that number exists, whoever owns it; one that only waits to be buried does not count */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {{ code?: string }} */ (error).code === "EPERM";
  }
  return !/^State:\s+[ZX]/m.test(read(`/proc/${pid}/status`));
}

/**
 * What tells one process from a later one of the same number: the moment it started, and the boot it belongs to.
 * @param {number} pid
 */
export function birthmark(pid) {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).stdout;
  const afterName = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ");
  return afterName?.[19] ? `${afterName[19]}@${read("/proc/sys/kernel/random/boot_id").trim()}` : "";
}

/** @param {{ pid: number, birthmark: string }} noted whether this very process still runs */
export function isSame({ pid, birthmark: mark }) {
  return isAlive(pid) && birthmark(pid) === mark;
}

/** @param {number} pid @returns {{ name: string, parent: number }} what the system calls the process, and who started it */
export function describe(pid) {
  const [, name = "", parent = ""] = /\((.*)\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  return { name, parent: Number(parent) };
}

/**
 * Ends processes: asks first, and does not ask twice. Already gone is fine.
 * @param {number[]} pids @param {number} patienceMs how long they may take before they are killed
 * @param {NodeJS.Signals} [signal]
 */
export async function endProcesses(pids, patienceMs, signal = "SIGTERM") {
  for (const pid of pids) send(pid, signal);
  if (await gone(pids, patienceMs)) return;
  for (const pid of pids) send(pid, "SIGKILL");
  await gone(pids, 1000);
}

/** @param {number[]} pids @param {number} withinMs */
export async function gone(pids, withinMs) {
  for (const until = Date.now() + withinMs; Date.now() < until; await wait(15)) {
    if (!pids.some(isAlive)) return true;
  }
  return !pids.some(isAlive);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {}
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
