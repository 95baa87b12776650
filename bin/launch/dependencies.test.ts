import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
