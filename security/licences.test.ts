import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lock = { packages: Record<string, { license?: string; dev?: boolean }> };

/** Whoever runs or passes on Qingfeng owes these nothing but their notice. */
const ALLOWED = new Set(
  [
    "MIT",
    "MIT-0",
    "ISC",
    "0BSD",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "Unlicense",
  ].concat(
    "Zlib",
    "CC0-1.0",
    "MPL-2.0", // owes the source of its own files alone, and we change none
  ),
);

const LIBVIPS = /^node_modules\/@img\/sharp-(?:libvips-|wasm32$|win32-)/;
/** What stands outside, and why it may. */
const EXCEPTIONS: Record<string, string> = {
  "node_modules/caniuse-lite": "CC-BY-4.0: data that the build reads, and no page carries",
  "node_modules/busboy": "MIT by its file LICENSE; the lockfile knows the field `license` only",
  "node_modules/streamsearch": "MIT by its file LICENSE",
  "node_modules/combine-errors": "MIT by its Readme; the tests' mail server needs it",
  "node_modules/humanize-number": "MIT by its file LICENSE; the tests' storage server needs it",
};

const lock: Lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

/** Of licences joined by OR one must be allowed, of those joined by AND all. */
function isAllowed(license: string): boolean {
  const bare = license.replace(/^\((.*)\)$/, "$1");
  if (bare.includes(" OR ")) return bare.split(" OR ").some(isAllowed);
  return bare.split(" AND ").every((one) => ALLOWED.has(one));
}

test("licences that are joined are weighed together", () => {
  expect(["(MIT OR GPL-3.0-or-later)", "(MIT AND Zlib)"].map(isAllowed)).toEqual([true, true]);
  expect(["MIT AND GPL-3.0-or-later", "SSPL-1.0", ""].map(isAllowed)).toEqual([false, false, false]);
});

test("every package of the lockfile is under a licence that asks for no more than its notice", () => {
  const outside = Object.entries(lock.packages)
    .filter(([path, { license = "" }]) => path !== "" && !isAllowed(license))
    // libvips is linked as it comes, in a file of its own that anybody may replace: all that the LGPL asks.
    .filter(([path]) => !LIBVIPS.test(path))
    .map(([path]) => path);
  expect(outside.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});
