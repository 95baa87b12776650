import { spawn } from "node:child_process";
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isFresh } from "./dependencies.mjs";

type Packages = Record<string, { version: string; optional?: boolean }>;
let clone = "";

const write = (file: string, packages: Packages) => writeFileSync(join(clone, file), JSON.stringify({ packages }));
const locked: Packages = {
  "": { version: "1.0.0" },
  "node_modules/next": { version: "2.0.0" },
  "node_modules/next-darwin": { version: "2.0.0", optional: true },
};
const installed: Packages = { "node_modules/next": { version: "2.0.0" } };

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "qingfeng-deps-"));
  mkdirSync(join(clone, "node_modules", ".bin"), { recursive: true });
  writeFileSync(join(clone, "node_modules", ".bin", "next"), "");
  write("package-lock.json", locked);
  write("node_modules/.package-lock.json", installed);
});
afterEach(() => rmSync(clone, { recursive: true }));

test("just the locked packages are fresh; those of other platforms may be missing", () => {
  expect(isFresh(clone)).toBe(true);
});

test("an installation that was broken off is stale", () => {
  rmSync(join(clone, "node_modules/.package-lock.json"));
  expect(isFresh(clone)).toBe(false);
});

test.each([
  ["an older version", { "node_modules/next": { version: "1.9.9" } }],
  ["a missing package", {}],
  ["a package that is locked no more", { ...installed, "node_modules/left-over": { version: "1.0.0" } }],
])("%s is stale", (_, packages) => {
  write("node_modules/.package-lock.json", packages as Packages);
  expect(isFresh(clone)).toBe(false);
});

const OLD: Packages = { "node_modules/next": { version: "1.9.9" } };
const NEW = JSON.stringify({ packages: installed });
/** What npm does when all goes well; it finds no packages of before, which may be broken. */
const INSTALLS = `[ -e node_modules ] && exit 9; mkdir -p node_modules/.bin; touch node_modules/.bin/next
  echo '${NEW}' > node_modules/.package-lock.json`;
const FAILS = "mkdir -p node_modules/half; echo 'npm error network' >&2; exit 1";

/** As `npm start` does, in a process of its own, with an npm that does this. */
async function install(npm: string, { node = process.execPath, env = {} } = {}) {
  const folder = join(clone, "path");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
  const dependencies = fileURLToPath(new URL("./dependencies.mjs", import.meta.url));
  const script = `import(${JSON.stringify(dependencies)}).then((m) => m.installDependencies(${JSON.stringify(clone)}))`;
  const path = [folder, process.env.PATH].join(delimiter);
  const child = spawn(node, ["-e", script], { env: { NODE_ENV: "production", PATH: path, ...env } });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (told += text));
  const ended = await new Promise((resolve) => child.once("close", (code, signal) => resolve(signal ?? code)));
  return { ended, told };
}
const versionThere = () =>
  JSON.parse(readFileSync(join(clone, "node_modules/.package-lock.json"), "utf8")).packages["node_modules/next"]
    .version;
const isAside = () => existsSync(join(clone, ".node_modules-before"));

test("stale packages give way to the locked ones, and nothing of before is left", async () => {
  write("node_modules/.package-lock.json", OLD);
  writeFileSync(join(clone, "node_modules", "left-over"), "");
  expect(await install(INSTALLS)).toMatchObject({ ended: 0 });
  expect([isFresh(clone), isAside(), existsSync(join(clone, "node_modules/left-over"))]).toEqual([true, false, false]);
});

test("when the new packages cannot be had, those of before are back, and the sentence says so", async () => {
  write("node_modules/.package-lock.json", OLD);
  const { ended, told } = await install(FAILS);
  expect(ended).toBe(1);
  expect(told).toContain("those of before are untouched");
  expect([versionThere(), isAside(), existsSync(join(clone, "node_modules/half"))]).toEqual(["1.9.9", false, false]);
});

test("killed in the middle, the next start puts back what there was before it tries anew, or is content with it", async () => {
  write("node_modules/.package-lock.json", OLD);
  const killed = `mkdir -p node_modules/half; kill -9 $PPID`;
  expect(await install(killed)).toMatchObject({ ended: "SIGKILL" });
  expect([existsSync(join(clone, "node_modules/half")), isAside()]).toEqual([true, true]);
  await install(FAILS);
  expect([versionThere(), isAside()]).toEqual(["1.9.9", false]);
  await install(killed);
  write("package-lock.json", { ...locked, ...OLD });
  expect(await install("exit 9")).toMatchObject({ ended: 0 });
  expect([isFresh(clone), isAside()]).toEqual([true, false]);
});

test("killed right after the new packages were there, the next start clears away those of before", async () => {
  cpSync(join(clone, "node_modules"), join(clone, ".node_modules-before"), { recursive: true });
  expect(await install("exit 9")).toMatchObject({ ended: 0 });
  expect([isFresh(clone), isAside()]).toEqual([true, false]);
});

test("a start under the pinned Node, which lies among the packages, runs npm by it while they lie aside", async () => {
  write("node_modules/.package-lock.json", OLD);
  mkdirSync(join(clone, "node_modules/node/bin"), { recursive: true });
  const node = join(clone, "node_modules/node/bin/node");
  try {
    linkSync(process.execPath, node);
  } catch {
    cpSync(process.execPath, node);
  }
  const npm = join(clone, "npm-cli.js");
  writeFileSync(npm, `require("node:child_process").execFileSync("sh", ["-c", ${JSON.stringify(INSTALLS)}])`);
  expect(await install("exit 9", { node, env: { npm_execpath: npm } })).toMatchObject({ ended: 0 });
  expect([isFresh(clone), isAside()]).toEqual([true, false]);
});
