import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSettings, SETTING_NAMES } from "#lib/env.ts";
import { offenders, type Source, sources, within } from "./sources.ts";

/** What is no part of the product: stories, what tests lean on, and what tells how to break things. */
const isProduct = ({ file }: Source) => !/^e2e\/|^bin\/checks\/|\/testing[/-]|\/testing\.ts$/.test(file);
const product = sources.filter(isProduct);

/** They ask the product that they have started themselves, on this machine. */
const ASK_OURSELVES = [/^bin\/launch\/health\.ts$/, /^bin\/launch\/door-page\.ts$/, /^bin\/bench\//];

/** Files that only a browser runs: what says "use client", and what such a file imports of the components. */
function browserFiles(): Set<string> {
  const byFile = new Map(sources.filter(within("components")).map((source) => [source.file, source]));
  const known = new Set<string>();
  const waiting = [...byFile.values()].filter(({ text }) => text.startsWith('"use client"'));
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    if (known.has(source.file)) continue;
    known.add(source.file);
    waiting.push(...source.imports.flatMap(({ from }) => byFile.get(from) ?? []));
  }
  return known;
}

test("no server code asks another host with fetch, which unpacks Brotli unasked, nor with a library that does (decision 0002)", () => {
  const inBrowser = browserFiles();
  const asks = product.filter(
    ({ file, text, imports }) =>
      (/(?<![.\w])(?:globalThis\.)?fetch\s*[(,;)]/.test(withoutComments(text)) ||
        imports.some(({ from }) => /^(?:undici|axios|got|ky|node-fetch|cross-fetch)\b/.test(from)) ||
        /\bAwsClient\b/.test(text)) &&
      !inBrowser.has(file) &&
      !ASK_OURSELVES.some((own) => own.test(file)),
  );
  expect(asks.map(({ file }) => file)).toEqual([]);
});

test("nothing unpacks Brotli", () => {
  expect(
    offenders((source) => isProduct(source) && /createBrotliDecompress|brotliDecompress/.test(source.text)),
  ).toEqual([]);
});

test("NextAuth is known to two files", () => {
  const knows = product.filter(({ imports }) => imports.some(({ from }) => /^(?:next-auth|@auth)\b/.test(from)));
  expect(knows.map(({ file }) => file)).toEqual(["domains/accounts/auth-config.ts", "domains/accounts/auth.ts"]);
});

/** Told by the launcher to what it starts, and by the checks to the stories; nobody sets them. */
const BETWEEN_PROCESSES = ["QINGFENG_ADDRESS", "QINGFENG_URL", "QINGFENG_CHROMIUM", "QINGFENG_TEST_DATABASE_URL"];

test("every setting that is read is checked by lib/env.ts and stands in docs/operations.md", () => {
  const read = product.flatMap(({ text }) =>
    [...text.matchAll(/process\.env\.(QINGFENG_\w+)/g)].map(([, name]) => name),
  );
  const unknown = read.filter((name = "") => ![...SETTING_NAMES, ...BETWEEN_PROCESSES].includes(name));
  expect([...new Set(unknown)]).toEqual([]);
  const docs = readFileSync("docs/operations.md", "utf8");
  const told = (name: string) =>
    docs.includes(`\`${name}\``) || docs.includes(`\`…${name.replace(/^QINGFENG_[A-Z0-9]+/, "")}\``);
  expect(SETTING_NAMES.filter((name) => !told(name))).toEqual([]);
});

test("a number or a switch is used as lib/env.ts has read it", () => {
  const isRead = ([, value]: [string, unknown]) => typeof value === "number" || value === "on" || value === "off";
  const names = Object.entries(readSettings({})).filter(isRead);
  expect(names.length).toBeGreaterThan(4);
  const raw = new RegExp(`process\\.env\\.(?:${names.map(([name]) => name).join("|")})\\b`);
  expect(product.filter(({ text }) => raw.test(text)).map(({ file }) => file)).toEqual([]);
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
