import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const docs = readFileSync("docs/security.md", "utf8");
const [table = ""] = (docs.split("## Advisories")[1] ?? "").split("\n## ");
const rows = [...table.matchAll(/^\| ((?:CVE|GHSA)[^|]*) \| [^|]* \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, advisory = "", floor = "", probe = ""]) => ({ advisory, floor, probe }),
);
const floors: Record<string, string> = JSON.parse(readFileSync("security/floors.json", "utf8"));

test("the list of advisories is there", () => expect(rows.length).toBeGreaterThan(15));

test.each(rows)("$advisory: its floor is one that the lockfile is held against", ({ floor }) => {
  for (const [, name = "", version = ""] of floor.matchAll(/\b([a-z][a-z-]*) (\d[\w.-]+)/g)) {
    if (name === "decision") continue;
    expect(isAtLeast(floors[name] ?? "0", version), `${name} ${version}`).toBe(true);
  }
});

test.each(rows)("$advisory: its probes are tests that there are", ({ probe }) => {
  for (const [, file = "", name] of probe.matchAll(/`([\w./-]+\.(?:spec|test)\.ts)`(?:: ([^;]+?)(?=;|$))?/g)) {
    const path = file.includes("/") ? file : `e2e/access/${file}`;
    expect(existsSync(path), path).toBe(true);
    if (name) expect(readFileSync(path, "utf8"), path).toContain(name.trim());
  }
});

const partsOf = (version: string) => version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : -1));

function isAtLeast(version: string, floor: string): boolean {
  const [left, right] = [partsOf(version), partsOf(floor)];
  const at = right.findIndex((part, index) => part !== (left[index] ?? 0));
  return at === -1 || (left[at] ?? 0) > (right[at] ?? 0);
}
