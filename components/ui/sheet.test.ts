import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sheet = readFileSync("app/globals.css", "utf8");
const files = globSync("components/**/*.css").map((file) => ({ file, text: withoutComments(file) }));
const partsOfSheet = new Map(
  [...sheet.matchAll(/@import "\.\.\/(components\/[^"]+)"( layer\((\w+)\))?/g)].map(([, file, , layer]) => [
    file,
    layer,
  ]),
);

test("every style lies in a layer, so that the rules for phones, large type and paper can speak last", () => {
  const loose = files.filter(({ file, text }) => {
    if (partsOfSheet.has(file)) return file !== "components/ui/theme.css" && !partsOfSheet.get(file);
    return outermost(text).join() !== "@layer components";
  });
  expect(loose.map(({ file }) => file)).toEqual([]);
});

test("the sheet imports only what there is, the reader's wishes and paper last", () => {
  const known = files.map(({ file }) => file);
  expect([...partsOfSheet.keys()].filter((file) => !known.includes(file!))).toEqual([]);
  expect([...partsOfSheet.keys()].slice(-2)).toEqual(["components/ui/wishes.css", "components/ui/print.css"]);
});

test("colours come from the tokens alone", () => {
  const own = ["components/ui/tokens.css", "components/ui/print.css"];
  const strays = files
    .filter(({ file }) => !own.includes(file))
    .flatMap(({ file, text }) =>
      (text.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi) ?? []).map((c) => `${file}: ${c}`),
    );
  expect(strays).toEqual([]);
});

function withoutComments(file: string) {
  return readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
}

/** What stands before the outermost braces: one layer, or several rules. */
function outermost(text: string) {
  let rest = text;
  while (/\{[^{}]*\{/.test(rest)) rest = rest.replace(/(\{[^{}]*)[^{};]*\{[^{}]*\}/g, "$1");
  return [...rest.matchAll(/([^{}]*)\{[^{}]*\}/g)].map(([, before]) => before!.trim());
}
