import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "#domains/kernel/input.ts";
import { formInput, typedValues } from "./form-input.ts";

const formOf = (...fields: [name: string, value: string | File][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test("fields become an input: a name with brackets a list, what is Next's or an empty file nothing", () => {
  const empty = new File([], "");
  const form = formOf(["a", "1"], ["b[]", "1"], ["b[]", "2"], ["$ACTION_KEY", "k"], ["file", empty], ["c[]", "3"]);
  expect(formInput(form)).toEqual({ a: "1", b: ["1", "2"], c: ["3"] });
});

test("names that every object knows are fields like others", () => {
  const input = formInput(formOf(["toString[]", "1"], ["__proto__[]", "2"], ["__proto__", "3"], ["constructor", "4"]));
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  expect([...Object.entries(input)]).toEqual([
    ["toString", ["1"]],
    ["__proto__", "3"],
    ["constructor", "4"],
  ]);
});

test("a list that is far too long is refused by its length, in linear time and with little memory", () => {
  const form = new FormData();
  for (let i = 0; i < 200_000; i++) form.append("ids[]", "0123456789012345678901234567890123456789");
  const input = formInput(form);
  const before = process.memoryUsage().rss;
  const parse = () => parseInput(z.object({ ids: z.array(z.uuid()).min(1).max(60) }), input);
  expect(parse).toThrow(expect.objectContaining({ code: "invalid" }));
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50);
});

test("no password, code or token goes back to the browser, by whatever name its form calls it", () => {
  for (const name of ["password", "newPassword", "again", "current", "code", "token", "clientSecret"])
    expect(typedValues(formOf([name, "x"])), name).toEqual({});
});

test("all else that was typed goes back, every one of several ticks too", () => {
  const fields: [string, string][] = [
    ["siteCode", "1234567890"],
    ["unitIds[]", "a"],
    ["unitIds[]", "b"],
    ["$ACTION_1", "x"],
  ];
  expect(typedValues(formOf(...fields))).toEqual({ siteCode: "1234567890", "unitIds[]": "a\nb" });
});
