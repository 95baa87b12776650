// @ts-check
import { spawn } from "node:child_process";
import { closeSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openLog } from "./logs.mjs";
import { freePort } from "./ports.mjs";
import { chooseAccount } from "./postgres/account.mjs";
import { findBinaries } from "./postgres/binaries.mjs";
import { initialise, makeFolder, setAsideIfHalfDone } from "./postgres/cluster.mjs";
import { connect, findPostmaster, untilReady } from "./postgres/postmaster.mjs";
import { endProcesses, gone, isAlive, send } from "./processes.mjs";
import { Trouble } from "./trouble.mjs";

/**
 * @typedef {object} Options
 * @property {string} folder where the cluster lives or shall live, absolute
 * @property {string} password of the superuser `postgres`; the same at every start
 * @property {string} logFile what the server itself says goes here
 * @property {(line: string) => void} [say] told in both languages whatever a person should know
 * @property {Record<string, string | number>} [settings] server settings beyond our own
 * @property {boolean} [durable] false for throwaway databases
 * @property {number} [port] wanted port; a free one otherwise
 * @property {string[]} [ways] how root may start it; for tests (see account.mjs)
 *
 * @typedef {object} Server
 * @property {number} port on 127.0.0.1
 * @property {number} pid
 * @property {string} url of the database `postgres`, as superuser
 * @property {boolean} adopted it ran already, left behind by a launcher that was killed
 * @property {string} way how it was started
 * @property {Promise<string>} ended
 * @property {() => Promise<void>} stop without losing anything; waits for the end
 */

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  // Only TCP: the path of a socket may hold 107 bytes, and a clone may lie deeper than that.
  unix_socket_directories: "",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  random_page_cost: 1.1,
  jit: "off",
  log_timezone: "UTC",
};

const OLD_MEMORY_MS = 30_000;
const LOOK_EVERY_MS = 200;

/**
 * Starts PostgreSQL on a folder, or takes over the server that already runs on it.
 * @param {Options} options @returns {Promise<Server>} @throws {Trouble}
 */
export async function startPostgres(options) {
  const say = options.say ?? (() => {});
  const native = findBinaries();
  await setAsideIfHalfDone(options.folder, say);
  makeFolder(options.folder);
  const folder = realpathSync(options.folder);
  const running = await findPostmaster(folder, options.password);
  if (running) return asServer(running, options, "adopted");
  const account = chooseAccount(native, folder, options.ways);
  await initialise({ folder, native, account, password: options.password, say, durable: options.durable ?? true });
  for (const deadline = Date.now() + OLD_MEMORY_MS; ; await wait(100)) {
    const started = await launch({ ...options, folder }, join(native, "bin", "postgres"), account);
    if ("pid" in started) return asServer(started, options, account.name);
    if (!canPass(started.words) || Date.now() > deadline) throw refused(started.words, options.logFile);
  }
}

/**
 * @param {Options} options @param {string} binary @param {import("./postgres/account.mjs").Account} account
 * @returns {Promise<{ pid: number, port: number } | { words: string }>}
 */
async function launch({ folder, password, settings, durable, logFile, ...options }, binary, account) {
  const port = options.port ?? (await freePort());
  const relaxed = durable === false ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {};
  const all = Object.entries({ ...SETTINGS, ...relaxed, ...settings, port });
  const { program, args, ...ids } = account.command(binary, [
    "-D",
    folder,
    ...all.flatMap(([k, v]) => ["-c", `${k}=${v}`]),
  ]);
  const log = openLog(logFile);
  const heardBefore = statSync(logFile).size;
  // A session of its own: Ctrl-C must not reach it before those that use it have ended.
  const child = spawn(program, args, { ...ids, cwd: "/", detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  await Promise.race([ended, untilReady(port, password, alive)]);
  if (alive() && child.pid) return { pid: child.pid, port };
  await ended;
  return { words: readFileSync(logFile).subarray(heardBefore).toString("utf8") };
}

/** A port taken in the meantime, or backends of a killed server that have not noticed yet: both pass. */
const canPass = (/** @type {string} */ words) =>
  /could not bind|pre-existing shared memory block|could not create any TCP/.test(words);

/** @param {string} words @param {string} logFile */
function refused(words, logFile) {
  const last = words.trim().split("\n").slice(-12).join("\n");
  return new Trouble({
    zh: `PostgreSQL 未能启动，它说（全文在 ${logFile}）：\n${last}`,
    en: "PostgreSQL did not start; its words are above.",
  });
}

/** @param {{ pid: number, port: number }} running @param {Options} options @param {string} way @returns {Server} */
function asServer({ pid, port }, { password, durable }, way) {
  return {
    pid,
    port,
    way,
    url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    adopted: way === "adopted",
    ended: untilEnded(pid),
    async stop() {
      if (durable === false) return endProcesses([pid], 2000, "SIGQUIT");
      send(pid, "SIGINT");
      // Never killed: it may be writing down the last minutes.
      while (!(await gone([pid], 5000)));
    },
  };
}

/** An adopted server is nobody's child: it is looked at. @param {number} pid */
async function untilEnded(pid) {
  while (isAlive(pid)) await wait(LOOK_EVERY_MS);
  return "gone";
}

/**
 * Makes the role and the database that the product itself uses, and sees that the password is the present one.
 * The role owns its database and nothing else.
 * @param {Server} server @param {{ adminPassword: string, name: string, password: string }} wanted
 * @returns {Promise<string>} the DATABASE_URL
 */
export async function ensureDatabase(server, { adminPassword, name, password }) {
  const sql = connect(server.port, adminPassword);
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${name}`;
    if (!role) await sql.unsafe(`create role "${name}" login`);
    await sql.unsafe(`alter role "${name}" password '${password.replaceAll("'", "''")}'`);
    const [database] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!database) await sql.unsafe(`create database "${name}" owner "${name}"`);
  } finally {
    await sql.end({ timeout: 1 });
  }
  return `postgres://${name}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${name}`;
}
