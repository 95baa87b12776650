import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// The tree as the architecture tests read it: every source file but the tests, with what it imports.

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"])
  .toString()
  .trim()
  .split("\n")
  .filter((file) => !file.includes(".test."));

export type Source = { file: string; text: string; imports: { from: string; typeOnly: boolean }[] };

export const sources: Source[] = files.flatMap((file) => {
  try {
    const text = readFileSync(file, "utf8");
    return [{ file, text, imports: importsOf(file, text) }];
  } catch {
    return []; // deleted in the working tree
  }
});

function importsOf(file: string, text: string) {
  const found = text.matchAll(
    /(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\s+"([^"]+)"|import\("([^"]+)"\)/g,
  );
  return [...found].map(([, typeOnly, a, b, c]) => ({
    from: resolve(file, a ?? b ?? c ?? ""),
    typeOnly: Boolean(typeOnly),
  }));
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return specifier;
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

export const within =
  (...folders: string[]) =>
  (source: Source) =>
    folders.some((folder) => source.file.startsWith(`${folder}/`));
export const offenders = (rule: (source: Source) => boolean) => sources.filter(rule).map((source) => source.file);
export const domainOf = (path: string) => /^domains\/([^/]+)\//.exec(path)?.[1];
