// @ts-check
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { birthmark, isSame } from "./processes.mjs";

/**
 * A file that one living process holds. What stands in it is for the next one that comes.
 * @typedef {{ pid: number, birthmark: string }} Holder
 * @typedef {Holder & Record<string, unknown>} Note
 * @typedef {{ before: Note | null, write: (more: Record<string, unknown>) => void, release: () => void }} Lock
 */

/**
 * Takes the lock, also over one whose holder has died.
 * @param {string} file @param {Record<string, unknown>} more
 * @returns {Lock | { heldBy: Note }} `before` is the note of the dead holder
 */
export function takeLock(file, more = {}) {
  const note = { pid: process.pid, birthmark: birthmark(process.pid) };
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ ...note, ...more }), { mode: 0o600 });
  let before = null;
  while (!link(mine, file)) {
    const heldBy = holderOf(file);
    if (heldBy) {
      rmSync(mine, { force: true });
      return { heldBy };
    }
    before = pushAside(file, mine) ?? before;
  }
  rmSync(mine, { force: true });
  const write = (/** @type {Record<string, unknown>} */ now) => {
    writeFileSync(mine, JSON.stringify({ ...note, ...now }), { mode: 0o600 });
    renameSync(mine, file);
  };
  return { before, write, release: () => rmSync(file, { force: true }) };
}

/** @param {string} file @returns {Note | null} who holds the lock and lives */
export function holderOf(file) {
  const note = readNote(file);
  return note && isSame(note) ? note : null;
}

/** Two that come at once must not push each other aside: what was moved is looked at again. */
function pushAside(/** @type {string} */ file, /** @type {string} */ mine) {
  const aside = `${mine}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return null;
  }
  const moved = readNote(aside);
  if (moved && isSame(moved)) link(aside, file);
  rmSync(aside, { force: true });
  return moved;
}

/** The file appears whole or not at all. @param {string} from @param {string} to */
function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file @returns {Note | null} */
function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
