// @ts-check
// Everything here and what it imports parses on Node 20 and needs no package: none is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies } from "./dependencies.mjs";
import { isBelowFloor, majorOf } from "./node-version.mjs";
import { birthmark, describe, isSame } from "./processes.mjs";
import { fullDisk, Trouble } from "./trouble.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const OLDEST_NODE = 20;
const PINNED_NODE = 24;
const LOOK_AT_NPM_MS = 300;

/**
 * Runs one of our scripts under the Node that package.json pins, installing the locked packages when they are missing
 * or stale. The exit code becomes that of this process.
 * @param {URL} script @param {() => Promise<void>} [first] what must hold before anything is touched
 */
export async function enter(script, first) {
  try {
    refuseAncientNode();
    await first?.();
    await installDependencies(root);
    await run(script);
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

/** @param {unknown} cause says what a person can do about it; anything unforeseen keeps its stack */
export function tell(cause) {
  const error = fullDisk(cause) ?? cause;
  const known = error instanceof Trouble || (error instanceof Error && error.name === "SettingsError");
  console.error(
    `\n✗ ${known ? error.message.replaceAll("\n", "\n  ") : error instanceof Error ? error.stack : error}\n`,
  );
}

function refuseAncientNode() {
  if (majorOf(process.version) >= OLDEST_NODE) return;
  throw new Trouble({
    zh: `需要 Node.js ${OLDEST_NODE} 或更新，当前是 ${process.version}。请从 https://nodejs.org 安装。`,
    en: `Node.js ${OLDEST_NODE} or newer is needed; this is ${process.version}. Install it from https://nodejs.org.`,
  });
}

/** @param {URL} script */
async function run(script) {
  const node = chooseNode();
  if (realpathSync(process.execPath) === realpathSync(node)) {
    stopWithNpm(() => process.emit("SIGTERM", "SIGTERM"));
    await import(script.href);
    return;
  }
  const child = spawn(node, [fileURLToPath(script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  const code = await new Promise((resolve) =>
    child.once("exit", (status, signal) => resolve(status ?? (signal ? 1 : 0))),
  );
  process.exit(code);
}

/** npm that is killed cannot pass the signal on; whoever it started would go on unseen. @param {() => void} stop */
function stopWithNpm(stop) {
  // Between npm and us there may be a shell.
  const npm = [process.ppid, describe(process.ppid).parent].find((pid) => describe(pid).name.startsWith("npm"));
  if (!npm) return;
  const noted = { pid: npm, birthmark: birthmark(npm) };
  const timer = setInterval(() => {
    if (isSame(noted)) return;
    clearInterval(timer);
    stop();
  }, LOOK_AT_NPM_MS);
  timer.unref();
}

/** The pinned Node; or the one that runs this, when it is repaired and the pinned one is not (decision 0002). */
function chooseNode() {
  const pinned = join(root, "node_modules", "node", "bin", "node");
  const version = existsSync(pinned) ? spawnSync(pinned, ["--version"], { encoding: "utf8" }).stdout?.trim() : "";
  const mayStay = majorOf(process.version) >= PINNED_NODE;
  if (mayStay && (!version || (isBelowFloor(version) && !isBelowFloor(process.version)))) return process.execPath;
  if (version) return pinned;
  throw new Trouble({
    zh: "npm 未能装好 Node 24（node 包）。请删除 node_modules 后重试，或安装 Node 24 再启动。",
    en: "npm did not install Node 24 (the package `node`). Remove node_modules and try again, or install Node 24 yourself.",
  });
}
