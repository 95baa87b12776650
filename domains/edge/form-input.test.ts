import { expect, test } from "vitest";
import { typedValues } from "./form-input.ts";

test("what is secret never goes back to the browser beside an error, whatever its form calls it", () => {
  const form = new FormData();
  for (const name of ["password", "current", "again", "code", "secret", "token"]) form.set(name, "never to be seen");
  form.set("title", "again typed");
  expect(typedValues(form)).toEqual({ title: "again typed" });
});
