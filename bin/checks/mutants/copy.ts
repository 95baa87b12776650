import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../launch/bootstrap.mjs";

/**
 * The tree as it stands, in a folder of its own: what is broken there is broken nowhere else, and an interruption, of
 * whatever kind, leaves the tree as it was. The folder goes with the process.
 */
export function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), "qingfeng-mutants-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
  const files = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0").filter(Boolean);
  for (const folder of new Set(files.map((file) => dirname(file)))) mkdirSync(join(copy, folder), { recursive: true });
  for (const file of files) cpSync(join(root, file), join(copy, file), { force: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  // The architecture tests ask git which files there are.
  execFileSync("git", ["init", "--quiet"], { cwd: copy });
  return copy;
}
