// @ts-check
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { isAlive } from "../processes.mjs";
import { Trouble } from "../trouble.mjs";

/** @typedef {{ pid: number, port: number }} Postmaster */

const ASK_EVERY_MS = 40;
const STARTING_UP = "57P03";
const WRONG_PASSWORD = "28P01";
const NOT_OPEN = ["ECONNREFUSED", "ECONNRESET", "CONNECT_TIMEOUT", "CONNECTION_CLOSED"];

/**
 * The server that runs on this very folder, or null. A process number proves nothing (it is recycled, and a number
 * from another container means another process): the process must stand in the folder and name it when asked.
 * @param {string} folder @param {string} password @returns {Promise<Postmaster | null>}
 */
export async function findPostmaster(folder, password) {
  const noted = readPidFile(folder);
  if (!noted) return null;
  if (isAlive(noted.pid) && standsIn(noted.pid, folder)) {
    await untilReady(noted.port, password, () => isAlive(noted.pid) && standsIn(noted.pid, folder));
    return (await dataFolder(noted.port, password)) === realpathSync(folder) ? noted : null;
  }
  // The server takes any living process of that number for a rival and would refuse to start.
  if (isAlive(noted.pid)) rmSync(join(folder, "postmaster.pid"), { force: true });
  return null;
}

/** @param {string} folder @returns {Postmaster | null} */
function readPidFile(folder) {
  try {
    const [pid, , , port] = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n").map(Number);
    return pid && port ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** The server works inside its own folder. Where the system does not tell, the answer to the question must do. */
function standsIn(/** @type {number} */ pid, /** @type {string} */ folder) {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/**
 * Waits until the server takes queries; while it repairs itself after a crash it is left in peace.
 * @param {number} port @param {string} password @param {() => boolean} alive
 */
export async function untilReady(port, password, alive) {
  for (;;) {
    try {
      await dataFolder(port, password);
      return;
    } catch (error) {
      const code = /** @type {{ code?: string }} */ (error).code ?? "";
      if (code === WRONG_PASSWORD) throw wrongPassword(error);
      if (code !== STARTING_UP && !NOT_OPEN.includes(code)) throw error;
      if (!alive()) return;
    }
    await wait(ASK_EVERY_MS);
  }
}

/** @param {number} port @param {string} password @returns {Promise<string>} */
async function dataFolder(port, password) {
  const sql = connect(port, password);
  try {
    const [row] = await sql`show data_directory`;
    return row?.data_directory;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A short connection of the launcher itself. @param {number} port @param {string} password */
export function connect(port, password) {
  const account = { username: "postgres", database: "postgres", password };
  return postgres({
    host: "127.0.0.1",
    port,
    ...account,
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice() {},
  });
}

/** @param {unknown} cause */
function wrongPassword(cause) {
  return new Trouble({
    zh: "data/secrets.json 里的数据库口令与数据库不符。请从备份恢复与该数据库同时生成的 secrets.json。",
    en: "The database password in data/secrets.json does not fit the database. Restore the secrets.json that was made with it.",
    cause,
  });
}
