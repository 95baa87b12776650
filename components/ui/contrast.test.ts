import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, isInGamut, parseOklch } from "./testing/colour.ts";

const sheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const light = palette(/:root \{([^}]*)\}/);
const dark = { ...light, ...palette(/\[data-theme="dark"\] \{([^}]*)\}/) };
const GROUNDS = ["bg", "surface", "sunken"];
const WORDS = ["ink", "ink-2", "ink-3", "qing", "red", "gold", "ok", "info", "warn", "danger"];

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s palette", (_, tokens) => {
  const ratio = (front: string, back: string) => contrast(tokens[front]!, tokens[back]!);

  test.each(GROUNDS)("words can be read on %s (4.5:1)", (ground) => {
    for (const word of WORDS) expect(ratio(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test("words can be read on the tint of their own kind, and on a filled button", () => {
    expect(ratio("qing", "qing-soft")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("red", "red-soft")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("gold", "gold-soft")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("ink-2", "qing-soft")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-qing", "qing")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-qing", "qing-hover")).toBeGreaterThanOrEqual(4.5);
  });

  test("edges of controls and the focus ring stand out from what they lie on (3:1)", () => {
    for (const ground of GROUNDS)
      for (const edge of ["line-strong", "focus", "qing"])
        expect(ratio(edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  test("the strong palette puts all words at 15:1 or more", () => {
    for (const ground of ["bg", "surface"]) expect(ratio("ink-most", ground)).toBeGreaterThanOrEqual(15);
  });

  test("every colour can be shown by an sRGB screen", () => {
    for (const [name, value] of Object.entries(tokens)) expect(isInGamut(value), name).toBe(true);
  });
});

// Measured when the palette was chosen; a change that lowers one of these is a change of the design.
test.each([
  ["ink", 16.0, 15.2],
  ["ink-2", 8.1, 9.3],
  ["ink-3", 5.07, 6.5],
  ["qing", 7.85, 10.3],
  ["red", 6.86, 7.6],
  ["gold", 5.13, 10.6],
  ["ok", 6.5, 7.5],
  ["info", 7.1, 7.5],
  ["warn", 5.4, 7.5],
  ["danger", 6.4, 7.5],
  ["focus", 5.7, 9.4],
  ["line-strong", 3.49, 4.02],
])("%s keeps its contrast with the paper: %f by day, %f by night", (token, day, night) => {
  const rounding = 0.06;
  expect(contrast(light[token]!, light.bg!)).toBeGreaterThanOrEqual(day - rounding);
  expect(contrast(dark[token]!, dark.bg!)).toBeGreaterThanOrEqual(night - rounding);
});

test("who leaves the theme to the system gets the same dark palette as who chooses it", () => {
  const bySystem = palette(/:root:not\([^{]*\{([^}]*)\}/);
  expect(bySystem).toEqual(palette(/\[data-theme="dark"\] \{([^}]*)\}/));
});

/** The opaque colours of one block of the sheet by the names of their tokens. */
function palette(block: RegExp) {
  const [, body = ""] = block.exec(sheet) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (oklch\([^)/]*\));/g)].map(([, name, value]) => [name!, parseOklch(value!)]),
  );
}
