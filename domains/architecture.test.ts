import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Imports go downwards only: a name may import those before it (architecture, section 2). */
const ORDER = [
  ["kernel"],
  ["accounts"],
  ["units"],
  ["people"],
  ["tokens"],
  ["media"],
  ["edge"],
  ["bulletins", "cases", "forum"],
  ["moderation"],
  ["notifications", "audit", "archive", "webhooks"],
];

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"])
  .toString()
  .trim()
  .split("\n")
  .filter((file) => !file.includes(".test."));

type Source = { file: string; text: string; imports: { from: string; typeOnly: boolean }[] };

const sources: Source[] = files.flatMap((file) => {
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

const within =
  (...folders: string[]) =>
  (source: Source) =>
    folders.some((folder) => source.file.startsWith(`${folder}/`));
const offenders = (rule: (source: Source) => boolean) => sources.filter(rule).map((source) => source.file);
const domainOf = (path: string) => /^domains\/([^/]+)\//.exec(path)?.[1];

test("only domains, db and bin reach the database", () => {
  const reaches = (source: Source) =>
    source.imports.some(({ from }) => /^db\/(client|listen)|^postgres$|^drizzle-orm/.test(from)) &&
    !within("domains", "db", "bin")(source) &&
    source.file !== "drizzle.config.ts";
  expect(offenders(reaches)).toEqual([]);
});

test("a domain imports only what stands below it", () => {
  const rank = (name: string | undefined) => ORDER.findIndex((group) => group.includes(name ?? ""));
  const upward = sources.filter(within("domains")).flatMap(({ file, imports }) => {
    const own = domainOf(file);
    return (
      imports
        .map(({ from }) => domainOf(from))
        // Actions are the edge of their domain.
        .filter((other) => !(other === "edge" && file.endsWith("/actions.ts")))
        .filter((other) => own && other && own !== other && !isBelow(rank(other), rank(own), own, other))
        // A domain's actions.ts is its own edge: it hands the commands over, and nothing imports it but forms.
        .filter((other) => !(other === "edge" && file === `domains/${own}/actions.ts`))
        .map((other) => `${file} -> ${other}`)
    );
  });
  expect(upward).toEqual([]);
});

const isBelow = (other: number, own: number, ownName: string, otherName: string) =>
  other !== -1 && own !== -1 && (other < own || (other === own && ownName !== otherName));

test("every domain has its place in the order", () => {
  const names = new Set(sources.map(({ file }) => domainOf(file)).filter((name) => name !== undefined));
  expect([...names].filter((name) => !ORDER.flat().includes(name)).sort()).toEqual([]);
});

test("no domain calls the commands of another", () => {
  const calls = sources
    .filter(within("domains"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => /^domains\/[^/]+\/(?:.*\/)?commands\//.test(from) && domainOf(from) !== domainOf(file))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(calls).toEqual([]);
});

test("server actions stand in domains/*/actions.ts, and each wraps a command", () => {
  const isActions = (file: string) => /^domains\/[^/]+\/actions\.ts$/.test(file);
  const server = sources.filter(({ text }) => /^\s*["']use server["']/m.test(text));
  expect(server.map(({ file }) => file).filter((file) => !isActions(file))).toEqual([]);
  const bare = server.flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?!type)(.*)$/gm)]
      .map(([, line = ""]) => line)
      .filter((line) => !/^const \w+Action = \w*(?:formAction|Action)\(/i.test(line))
      .map((line) => `${file}: ${line}`),
  );
  expect(bare).toEqual([]);
});

test("every query of a domain takes its viewer first", () => {
  const blind = sources
    .filter(({ file }) => /^domains\/.*queries\.ts$/.test(file) && !file.startsWith("domains/accounts/"))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:async )?function ((?:find|list|count)[A-Z]\w*)(?:<[^>]*>)?\(\s*(\w+)/gm)]
        .filter(([, , first]) => !["viewer", "actor"].includes(first ?? ""))
        .map(([, name]) => `${file}: ${name}`),
    );
  expect(blind).toEqual([]);
});

test("every page gates itself by the kind of page it is", () => {
  const pages = sources.filter(({ file }) => /^app\/\[pass\]\/.*page\.tsx$/.test(file));
  const gates = (file: string) => {
    if (file.includes("/[...missing]/")) return null; // It shows nothing to anybody.
    if (file.includes("/desk/")) return /staffOf\(/;
    if (file.includes("/(mine)/")) return /personOf\(/;
    if (["/(site)/", "/public/", "/units/[unit]/"].some((room) => file.includes(room)))
      return /readingOf\(|from "#app\/\[pass\]\/pages\//;
    return null;
  };
  expect(pages.filter(({ file, text }) => gates(file)?.test(text) === false).map(({ file }) => file)).toEqual([]);
  expect(pages.length).toBeGreaterThan(0);
});

test("a page that may be missing is wrapped, so that the server draws its 404", () => {
  const bare = sources.filter(
    ({ file, text }) =>
      (/^app\/.*page\.tsx$/.test(file) && /^export default (?:async )?function/m.test(text)) ||
      (/^app\/\[pass\]\/pages\/(?!.*\/parts\/)/.test(file) && /^export async function/m.test(text)),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test("what may fail on the server is caught there: layouts are wrapped, and no component asks by itself", () => {
  const isLayout = (file: string) => /^app\/\[pass\]\/.+\/layout\.tsx$/.test(file);
  const bare = sources.filter(({ file, text }) => isLayout(file) && !/layoutOrBroken\(async function/.test(text));
  expect(bare.map(({ file }) => file)).toEqual([]);
  expect(sources.filter(({ file }) => isLayout(file)).length).toBeGreaterThan(4);
  const asking = sources
    .filter(({ file }) => file.endsWith(".tsx") && !/^app\/\[pass\]\/(?:layout|missing|not-found)\.tsx$/.test(file))
    .filter(({ text }) => /^(?:export )?(?:default )?async function [A-Z]/m.test(text));
  expect(asking.map(({ file }) => file)).toEqual([]);
});

test("bodies of shared pages open the pass", () => {
  const bodies = sources.filter(({ file }) => /^app\/\[pass\]\/pages\/.*\.tsx$/.test(file) && !/\/parts\//.test(file));
  expect(bodies.filter(({ text }) => !/readingOf\(/.test(text)).map(({ file }) => file)).toEqual([]);
});

test("shared pages are static on demand and never read the request", () => {
  const shared = sources.filter(({ file }) => /^app\/\[pass\]\/(?:\(site\)|units\/\[unit\])\/.*page\.tsx$/.test(file));
  const dynamic = shared.filter(
    ({ text }) => !/dynamic = "force-static"/.test(text) || !/revalidate = false/.test(text),
  );
  expect(dynamic.map(({ file }) => file)).toEqual([]);
});

test("components take props: no queries, no database, from domains only types and actions", () => {
  const reaching = sources
    .filter(within("components"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from, typeOnly }) => from.startsWith("domains/") && !typeOnly && !/\/actions\.ts$/.test(from))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(reaching).toEqual([]);
});

test("lib is made of leaves", () => {
  const rooted = sources
    .filter(within("lib"))
    .flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => /^(app|components|domains|db|bin)\//.test(from))
        .map(({ from }) => `${file} -> ${from}`),
    );
  expect(rooted).toEqual([]);
});

test("what a strict policy forbids is not written: inline styles and handlers", () => {
  const inline = sources.filter(({ file, text }) => file.endsWith(".tsx") && /\sstyle=\{|\sstyle="/.test(text));
  expect(inline.map(({ file }) => file)).toEqual([]);
});
