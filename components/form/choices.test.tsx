import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormState } from "./action-form.tsx";
import { ListSelect } from "./list-select.tsx";
import { Tick } from "./tick.tsx";

const refused = (values: Record<string, string>) =>
  ({ status: "error", code: "invalid", message: "", fields: {}, values }) as const;
const options = ["a", "b"].map((value) => ({ value, text: value }));
const chosenIn = (html: string) => [...html.matchAll(/<option value="(\w*)" selected/g)].map(([, value]) => value);
const tickedIn = (html: string) => [...html.matchAll(/<input [^>]*>/g)].map(([input]) => input.includes(' checked=""'));

test("after a refusal boxes and radios are ticked as they were sent, whatever they began with", () => {
  const html = renderToStaticMarkup(
    <FormState value={refused({ "x[]": "a\nc", "y[]": "b" })}>
      <Tick name="x[]" value="a" />
      <Tick name="x[]" value="b" defaultChecked />
      <Tick name="y[]" value="b" type="radio" />
    </FormState>,
  );
  expect(tickedIn(html)).toEqual([true, false, true]);
  expect(html).toContain('type="radio"');
});

test("after a refusal each of several selects shows what was chosen in it, by its place or by its own options", () => {
  const html = renderToStaticMarkup(
    <FormState value={refused({ "order[]": "b\n", "labels[]": "c\na" })}>
      <ListSelect name="order[]" none="-" options={options} place={0} defaultValue="a" />
      <ListSelect name="order[]" none="-" options={options} place={1} defaultValue="a" />
      <ListSelect name="labels[]" none="-" options={options} defaultValue="b" />
      <ListSelect name="labels[]" none="-" options={[{ value: "d", text: "d" }]} defaultValue="d" />
    </FormState>,
  );
  expect(chosenIn(html)).toEqual(["b", "", "a", ""]);
});

test("before anything is sent they stand as stored", () => {
  const html = renderToStaticMarkup(
    <>
      <Tick name="x[]" value="a" defaultChecked />
      <ListSelect name="labels[]" none="-" options={options} defaultValue="b" />
    </>,
  );
  expect(tickedIn(html)).toEqual([true]);
  expect(chosenIn(html)).toEqual(["b"]);
});
