// @ts-check
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { holderOf } from "./lock.mjs";
import { Trouble } from "./trouble.mjs";

/** @param {string} root @returns {string} the data folder, absolute */
export const dataFolder = (root) => resolve(root, process.env.QINGFENG_DATA || "data");

/** @param {string} data */
export const lockFile = (data) => resolve(data, "launcher.lock");

/** A launcher that has just lost its terminal needs a moment to notice, and another to stop. */
const MOMENT_MS = 1_000;
const STOPPING_MS = 5_000;

/** One launcher a data folder; asked before packages are touched that a running one may be using. @param {string} root */
export async function refuseSecondStart(root) {
  const data = dataFolder(root);
  for (const came = Date.now(); ; await wait(50)) {
    const holder = holderOf(lockFile(data));
    if (!holder) return;
    if (Date.now() - came > (holder.stopping ? STOPPING_MS : MOMENT_MS)) throw alreadyRuns(data, holder);
  }
}

/** @param {string} data @param {import("./lock.mjs").Note} holder */
export function alreadyRuns(data, holder) {
  const address = typeof holder.address === "string" ? holder.address : "";
  return new Trouble({
    zh: `清风已在运行（进程 ${holder.pid}${address && `，${address}`}），数据目录 ${data} 正在使用。先停止它，或用 QINGFENG_DATA 另选目录。`,
    en: `Qingfeng is already running (process ${holder.pid}${address && `, ${address}`}) on ${data}. Stop it first, or choose another folder with QINGFENG_DATA.`,
  });
}
