import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS } from "./list.ts";

test.each(MUTANTS)("$guards: what would break it stands once in $file, and is told in docs/security.md", (one) => {
  expect(readFileSync(one.file, "utf8").split(one.text)).toHaveLength(2);
  expect(existsSync(one.test)).toBe(true);
  expect(readFileSync("docs/security.md", "utf8")).toContain(`| ${one.guards} | \`${one.test}\` |`);
});

test("docs/security.md tells of no guard that the list does not have", () => {
  const [, table = ""] = readFileSync("docs/security.md", "utf8").split("## Guards that were seen to fail");
  expect(table.match(/^\| .* \| `/gm)).toHaveLength(MUTANTS.length);
});
