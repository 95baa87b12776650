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

test("what is secret never goes back to the browser beside an error, whatever its form calls it", () => {
  const form = new FormData();
  for (const name of ["password", "current", "again", "code", "secret", "token"]) form.set(name, "never to be seen");
  form.set("title", "again typed");
  expect(typedValues(form)).toEqual({ title: "again typed" });
});
