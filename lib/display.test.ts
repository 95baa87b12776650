import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { type Display, displayScript, readDisplay, writeDisplay } from "./display.ts";

const PLAIN: Display = { theme: "system", step: "1", elder: false, contrast: false, view: "nested", keys: true };

test("wishes that were kept before there were views and keys are still read", () => {
  expect(readDisplay("dark.3.1.0")).toEqual({ ...PLAIN, theme: "dark", step: "3", elder: true });
  expect(readDisplay("dark.3.1.0.flat")).toEqual(PLAIN);
  expect(readDisplay(undefined)).toEqual(PLAIN);
});

test("what is written is read back", () => {
  const all: Display = { theme: "dark", step: "4", elder: true, contrast: true, view: "flat", keys: false };
  for (const wishes of [PLAIN, all]) expect(readDisplay(writeDisplay(wishes))).toEqual(wishes);
});

test("before the first paint the page says what its reader wishes, whichever of the two cookies there is", () => {
  const attributesOf = (cookie: string) => {
    const dataset: Record<string, string> = {};
    runInNewContext(displayScript, { document: { cookie: `a=b; qf_display=${cookie}`, documentElement: { dataset } } });
    return dataset;
  };
  expect(attributesOf("dark.3.1.1")).toEqual({ theme: "dark", step: "3", elder: "", contrast: "more" });
  expect(attributesOf("system.1.0.0.flat.0")).toEqual({ keys: "off" });
  expect(attributesOf("system.1.0.0.flat.1")).toEqual({});
});
