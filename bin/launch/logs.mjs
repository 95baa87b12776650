// @ts-check
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const LOG_MAX_BYTES = 16 * 2 ** 20;

/** Opens a log for appending; one that has grown too long makes room first. @param {string} file @returns {number} */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  const log = openSync(file, "a", 0o600);
  if (statSync(file).size < LOG_MAX_BYTES) return log;
  closeSync(log);
  renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

/** The last lines of a log, for those who have only the terminal before them. @param {string} file @param {number} [lines] */
export function lastWords(file, lines = 15) {
  return readFileSync(file, "utf8").trim().split("\n").slice(-lines).join("\n");
}
