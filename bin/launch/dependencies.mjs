// @ts-check
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { takeLock } from "./lock.mjs";
import { Trouble } from "./trouble.mjs";

const LOOK_AGAIN_MS = 500;

const folder = (/** @type {string} */ root) => join(root, "node_modules");
/** Where the packages of before lie while others are installed. @param {string} root */
const aside = (root) => join(root, ".node_modules-before");

/** Installs what package-lock.json names, unless just that is there. @param {string} root */
export async function installDependencies(root) {
  if (isFresh(root) && !existsSync(aside(root))) return;
  const lock = await waitForLock(
    join(tmpdir(), `qingfeng-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`),
  );
  try {
    // Another start may have done it while we waited, or was killed before it had put back what it took away.
    if (isFresh(root)) rmSync(aside(root), { recursive: true, force: true });
    else putBack(root);
    if (!isFresh(root)) await install(root);
  } finally {
    lock.release();
  }
}

/**
 * Whether node_modules holds the locked packages. npm writes its own list last of all, so an installation that was
 * broken off has none.
 * @param {string} root
 */
export function isFresh(root) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const there = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !there || !existsSync(join(root, "node_modules", ".bin", "next"))) return false;
  const stray = Object.entries(there).some(([path, { optional }]) => !wanted[path] && !optional);
  return (
    !stray &&
    Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
      if (path === "") return true;
      return there[path] ? there[path].version === version : optional === true || devOptional === true;
    })
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** @param {string} file */
async function waitForLock(file) {
  for (;;) {
    const lock = takeLock(file);
    if ("release" in lock) return lock;
    await wait(LOOK_AGAIN_MS);
  }
}

/** @param {string} root */
function putBack(root) {
  if (!existsSync(aside(root))) return;
  rmSync(folder(root), { recursive: true, force: true });
  renameSync(aside(root), folder(root));
}

/**
 * Into an empty folder, since an installation that was broken off may have left packages that only look whole. What was
 * there before lies aside meanwhile and comes back when it fails: without a network a house that ran goes on running.
 * @param {string} root @returns {Promise<void>}
 */
async function install(root) {
  console.log("正在安装依赖（约一分钟）…  Installing packages (about a minute) …");
  if (existsSync(folder(root))) renameSync(folder(root), aside(root));
  try {
    await runNpm(root);
  } catch (error) {
    rmSync(folder(root), { recursive: true, force: true });
    putBack(root);
    throw error;
  }
  rmSync(aside(root), { recursive: true, force: true });
}

/**
 * Like `npm ci`, which refuses a lockfile that was written behind a registry without the packages of other platforms.
 * @param {string} root @returns {Promise<void>}
 */
function runNpm(root) {
  const options = [
    "install",
    "--no-save",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-timeout=60000",
  ];
  const npm = process.env.npm_execpath;
  const [program, ...before] = npm?.endsWith("js") ? [ownNode(root), npm] : ["npm"];
  const child = spawn(program, [...before, ...options], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "development" },
  });
  return new Promise((resolve, reject) => {
    const fail = (/** @type {unknown} */ cause) => reject(notInstalled(cause));
    child.once("error", fail);
    child.once("exit", (code) => (code === 0 ? resolve() : fail(new Error(`npm ended with ${code}`))));
  });
}

/** npm itself starts us under the pinned Node, which lies among the packages. @param {string} root */
function ownNode(root) {
  return existsSync(process.execPath) ? process.execPath : join(aside(root), relative(folder(root), process.execPath));
}

/** @param {unknown} cause */
function notInstalled(cause) {
  return new Trouble({
    zh: "依赖没有装好（npm 的说明在上面），原有的依赖未动。网络不通时可换镜像后重试：npm config set registry https://registry.npmmirror.com",
    en: "The packages were not installed (npm says why above); those of before are untouched. Check the network or the npm registry setting, then try again.",
    cause,
  });
}
