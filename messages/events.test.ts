import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { words } from "#lib/i18n.ts";

test("the log has words for every event that a command leaves", () => {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "domains/**/*.ts"])
    .toString()
    .trim()
    .split("\n")
    .filter((file) => !file.includes(".test."));
  const names = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bevent: "([a-z-]+\.[a-z-]+\.[a-z-]+)"/g)].map(([, name]) => name),
  );
  const t = words("zh-CN", "audit");
  expect(names.length).toBeGreaterThan(50);
  expect([...new Set(names)].filter((name) => !t.has(`events.${name}` as never))).toEqual([]);
});
