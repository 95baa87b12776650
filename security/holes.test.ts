import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const docs = readFileSync("docs/security.md", "utf8");
const [table = ""] = (docs.split("## Classes of holes that other forums had")[1] ?? "").split("\n## ");
const rows = [...table.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = "", hole = "", held = ""]) => ({
    number: Number(number),
    hole,
    held,
  }),
);

test("each of the forty-eight classes is told of", () =>
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1)));

test.each(rows)("$hole: what holds it are tests that there are, or a reason why it cannot be", ({ held }) => {
  const tests = held.split("; `").map((one) => /^`?([^`]+\.(?:spec|test)\.ts)`: (.+)$/.exec(one));
  if (!held.includes("`")) return expect(held.length).toBeGreaterThan(20);
  for (const named of tests) {
    expect(named, held).not.toBeNull();
    const [, file = "", name = ""] = named ?? [];
    expect(openingsOf(file), file).toContain(name);
  }
});

/** The names of the tests of a file, one a line, so that a remark with the same words is no test. */
function openingsOf(file: string): string {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/\btest(?:\.each\([^)]*\))?\(\s*["`]([^\n]+)/g)].map(([, name]) => name).join("\n");
}
