import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lock = { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> };

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const floors: Record<string, string> = read("./floors.json");
const lock: Lock = read("../package-lock.json");
const installed = Object.entries(lock.packages).filter(([path]) => path.startsWith("node_modules/"));

/** Compares dotted versions; a prerelease is older than its release, and `beta.32` newer than `beta.4`. */
function compare(a: string, b: string): number {
  const parts = (version: string) => version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : -1));
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

test("versions compare as versions", () => {
  expect(compare("16.4.6", "16.4.10")).toBeLessThan(0);
  expect(compare("5.0.0-beta.32", "5.0.0-beta.4")).toBeGreaterThan(0);
  expect(compare("1.42.9", "1.42.9")).toBe(0);
});

test.each(Object.entries(floors))("every copy of %s in the lockfile is at least %s", (name, floor) => {
  const copies = installed
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version ?? "0");
  expect(copies.length).toBeGreaterThan(0);
  expect(copies.filter((version) => compare(version, floor) < 0)).toEqual([]);
});

test("every package of the lockfile comes from the registry and carries its checksum", () => {
  const loose = installed.filter(
    ([, { link, integrity, resolved }]) => link || !integrity || !(resolved ?? "https:").startsWith("https:"),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});
