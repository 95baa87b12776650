// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { birthmark, isSame } from "../processes.mjs";
import { Trouble } from "../trouble.mjs";
import { giveFolder } from "./account.mjs";
import { copyForNamelessAccount, majorVersion } from "./binaries.mjs";

/** @typedef {import("./account.mjs").Account} Account @typedef {(line: string) => void} Say */

/** Sorting by pinyin with ICU; C.UTF-8 for letters, because with plain C no trigram of Chinese text exists. */
const LOCALE = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN", `--locale=${systemLocale()}`];

function systemLocale() {
  return process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
}

/**
 * Stands beside the cluster while initdb is at work and names its process: who finds it when that process is gone knows
 * that initdb never came to its end.
 */
const marker = (/** @type {string} */ folder) => `${folder}.initialising`;

/** How long an initdb that outlived its launcher may take; it is a matter of seconds. */
const INITDB_MS = 60_000;

/**
 * Puts a folder that initdb left half done out of the way. It is renamed, never deleted: who knows what it holds.
 * @param {string} folder @param {Say} say
 */
export async function setAsideIfHalfDone(folder, say) {
  await untilInitdbEnded(folder);
  if (!existsSync(folder) || isComplete(folder) || readdirSync(folder).length === 0) return;
  const aside = `${folder}.set-aside-${new Date().toISOString().replace(/\D/g, "").slice(0, 17)}`;
  try {
    renameSync(folder, aside);
  } catch (cause) {
    throw new Trouble({
      zh: `数据库目录 ${folder} 初始化未完成，又无法改名移开，请手工移走。`,
      en: `The database folder ${folder} is half initialised and cannot be renamed. Move it away by hand.`,
      cause,
    });
  }
  rmSync(marker(folder), { force: true });
  say(`数据库目录初始化未完成，已改名保留为 ${basename(aside)}，现在重新建立。`);
  say(`The database folder was half initialised. It is kept as ${basename(aside)}; a new one is made.`);
}

/** Two of them in one folder would spoil it. @param {string} folder */
async function untilInitdbEnded(folder) {
  if (!existsSync(marker(folder))) return;
  const [pid, mark = ""] = readFileSync(marker(folder), "utf8").split(" ");
  const noted = { pid: Number(pid), birthmark: mark };
  for (const deadline = Date.now() + INITDB_MS; Number(pid) && isSame(noted) && Date.now() < deadline; ) await wait(50);
}

/** @param {string} folder */
function isComplete(folder) {
  const parts = ["PG_VERSION", "global/pg_control", "postgresql.conf"];
  return !existsSync(marker(folder)) && parts.every((part) => existsSync(join(folder, part)));
}

/**
 * Makes the cluster when there is none, and hands an existing one to the account that will run it.
 * @param {{ folder: string, native: string, account: Account, password: string, say: Say, durable: boolean }} wanted
 */
export async function initialise({ folder, native, account, password, say, durable }) {
  if (isComplete(folder)) return checkExisting(folder, native, account);
  writeFileSync(marker(folder), "");
  const programs = account.nameless ? copyForNamelessAccount(native) : native;
  const secret = join(dirname(folder), `.password-${randomBytes(6).toString("hex")}`);
  writeFileSync(secret, password, { mode: 0o600 });
  giveFolder(secret, account, false);
  try {
    const options = [...LOCALE, "--auth=scram-sha-256", "--username=postgres", "--data-checksums", "--no-instructions"];
    if (!durable) options.push("--no-sync");
    await runInitdb(
      folder,
      account,
      join(programs, "bin", "initdb"),
      [`--pgdata=${folder}`, `--pwfile=${secret}`, ...options],
      say,
    );
    rmSync(marker(folder));
  } finally {
    rmSync(secret, { force: true });
    if (programs !== native) rmSync(programs, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {Account} account @param {string} initdb @param {string[]} options @param {Say} say @returns {Promise<void>} */
function runInitdb(folder, account, initdb, options, say) {
  const { program, args, ...ids } = account.command(initdb, options);
  const child = spawn(program, args, { ...ids, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  if (child.pid) writeFileSync(marker(folder), `${child.pid} ${birthmark(child.pid)}`);
  let heard = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    heard += text;
    for (const line of text.split("\n")) if (line.trim()) say(`initdb: ${line.replace(/^initdb: /, "")}`);
  });
  return new Promise((resolve, reject) => {
    const fail = (/** @type {unknown} */ cause) =>
      reject(
        new Trouble({
          zh: `无法建立数据库（initdb）：\n${heard}`,
          en: "initdb could not make the database (its words are above).",
          cause,
        }),
      );
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? resolve() : fail(new Error(`initdb ended with ${code}`))));
  });
}

/** @param {string} folder @param {string} native @param {Account} account */
function checkExisting(folder, native, account) {
  const found = Number(readFileSync(join(folder, "PG_VERSION"), "utf8"));
  const ours = majorVersion(native);
  if (found !== ours)
    throw new Trouble({
      zh: `${folder} 由 PostgreSQL ${found} 建立，本程序自带 ${ours}。请用旧版本导出后再导入，或设置 DATABASE_URL。`,
      en: `${folder} was made by PostgreSQL ${found}; this release brings ${ours}. Export with the old release and import here, or set DATABASE_URL.`,
    });
  const owner = statSync(join(folder, "PG_VERSION")).uid;
  if (account.owner !== null && owner !== account.owner) giveFolder(folder, account, true);
  if (account.owner === null && process.getuid && owner !== process.getuid()) throw foreignFolder(folder, owner);
  // A copied folder has lost the mode that the server demands.
  chmodSync(folder, 0o700);
}

/** @param {string} folder @param {number} owner */
function foreignFolder(folder, owner) {
  return new Trouble({
    zh: `${folder} 属于账户 ${owner}，当前账户 ${process.getuid?.()} 无权使用。请改回原账户，或执行：sudo chown -R ${process.getuid?.()} "${folder}"`,
    en: `${folder} belongs to account ${owner}; you are ${process.getuid?.()}. Start as that account, or run: sudo chown -R ${process.getuid?.()} "${folder}"`,
  });
}

/** @param {string} folder makes it, and all above it, so that only its owner may enter */
export function makeFolder(folder) {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    throw new Trouble({
      zh: `无法在 ${dirname(folder)} 里建立目录：请检查权限和磁盘空间（QINGFENG_DATA 可另选位置）。`,
      en: `No folder can be made in ${dirname(folder)}: check rights and free space (QINGFENG_DATA chooses another place).`,
      cause,
    });
  }
}
