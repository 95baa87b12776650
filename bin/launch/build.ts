import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "./bootstrap.mjs";
import { type Environment, startChild } from "./child.ts";
import { takeLock } from "./lock.mjs";
import { lastWords } from "./logs.mjs";
import { send } from "./processes.mjs";
import { Trouble } from "./trouble.mjs";

/** What of the clone ends up in the build. */
const FOLDERS = ["app", "components", "db", "domains", "lib", "messages", "public"];
const IRRELEVANT = /\.test\.tsx?$|\.md$|^next-env\.d\.ts$|\.tsbuildinfo$|^\.|^db\/(seed|testing)\//;
const LOOK_AGAIN_MS = 300;

const stamp = () => join(root, ".next", "qingfeng-build");

/** Whether `.next` was made from these sources, these packages and this Node. */
export function isBuildFresh(): boolean {
  return existsSync(stamp()) && readFileSync(stamp(), "utf8") === fingerprint();
}

/** Builds when stale, and says so through `onStart`. Two launchers of one clone take turns. `signal` breaks it off. */
export async function ensureBuild(logFile: string, env: Environment, signal: AbortSignal, onStart: () => void) {
  if (isBuildFresh()) return;
  onStart();
  const lock = await takeTurn(signal);
  try {
    if (!isBuildFresh()) await build(logFile, env, signal);
  } finally {
    lock.release();
  }
}

async function build(logFile: string, env: Environment, signal: AbortSignal) {
  rmSync(stamp(), { force: true });
  const before = fingerprint();
  const args = [join(root, "node_modules", "next", "dist", "bin", "next"), "build"];
  const { pid, ended } = startChild(args, { env, logFile, patienceMs: 0 });
  // It has workers of its own; the whole group goes.
  const kill = () => send(-pid, "SIGKILL");
  signal.addEventListener("abort", kill);
  const how = await ended;
  signal.removeEventListener("abort", kill);
  signal.throwIfAborted();
  if (how === "code 0") return writeFileSync(stamp(), before);
  throw new Trouble({
    zh: `构建失败（全文在 ${logFile}）：\n${lastWords(logFile, 25)}`,
    en: "The build failed; its last words are above.",
  });
}

async function takeTurn(signal: AbortSignal) {
  for (;;) {
    const lock = takeLock(join(root, "node_modules", ".qingfeng-build.lock"));
    if ("release" in lock) return lock;
    await wait(LOOK_AGAIN_MS, null, { signal });
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function sources(): string[] {
  const top = readdirSync(root, { withFileTypes: true });
  const loose = top.filter((entry) => entry.isFile() && extname(entry.name) !== "").map((entry) => entry.name);
  const deep = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  );
  return [...loose, ...deep].filter((file) => !IRRELEVANT.test(file)).sort();
}
