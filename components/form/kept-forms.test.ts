import { beforeEach, expect, test } from "vitest";
import { type Form, forgetForm, forgetForms, formsKey, keepForms, putBack } from "./kept-forms.ts";

const KEY = formsKey("member-1", "/desk/cases/1");

let store: Storage;
beforeEach(() => {
  const kept = new Map<string, string>();
  store = {
    ...{ clear: () => kept.clear(), getItem: (key) => kept.get(key) ?? null, key: (n) => [...kept.keys()][n] ?? null },
    ...{ removeItem: (key) => void kept.delete(key), setItem: (key, value) => void kept.set(key, value) },
    get length() {
      return kept.size;
    },
  };
});

type Control = { name: string; type: string; value: string; defaultValue: string; checked?: boolean };

/** A control as a browser has it, with what stood in it at first. */
function control(name: string, type: string, value: string, first = value) {
  const heard: string[] = [];
  return { name, type, value, defaultValue: first, heard, dispatchEvent: (event: Event) => heard.push(event.type) };
}
const text = (name: string, value: string, first?: string) => control(name, "text", value, first);
function tick(name: string, value: string, isTicked: boolean, first = isTicked) {
  const box = { ...control(name, "checkbox", value), checked: isTicked, defaultChecked: first, click: () => {} };
  box.click = () => {
    box.checked = !box.checked;
  };
  return box;
}
const list = (name: string, value: string, options: [value: string, isFirst: boolean][]) => ({
  ...control(name, "select-one", value),
  options: options.map(([one, defaultSelected]) => ({ value: one, defaultSelected })),
});
const formOf = (...elements: object[]) => ({ elements }) as unknown as Form;
const valuesOf = (form: Form) =>
  ([...form.elements] as unknown as Control[]).map(({ value, checked }) => checked ?? value);
const record = (title: string, first?: string) => formOf(control("caseId", "hidden", "1"), text("title", title, first));

test("what was typed stands in its form again after the sign-in, and every field hears of it", () => {
  const kinds: [string, boolean][] = [
    ["a", false],
    ["b", true],
  ];
  const before = formOf(
    control("caseId", "hidden", "1"),
    ...[text("title", "写到一半", "旧题"), tick("turning", "on", true, false), tick("units[]", "u1", false, true)],
    ...[tick("units[]", "u2", true, false), list("kind", "a", kinds), text("order[]", "1"), text("order[]", "2", "")],
  );
  keepForms(store, KEY, [before], null);
  const title = text("title", "旧题");
  const after = formOf(
    control("caseId", "hidden", "1"),
    ...[title, tick("turning", "on", false), tick("units[]", "u1", true), tick("units[]", "u2", false)],
    ...[list("kind", "b", kinds), text("order[]", "1"), text("order[]", "")],
  );
  expect(putBack(store, KEY, [after])).toEqual({ forms: [after], rest: [] });
  expect(valuesOf(after)).toEqual(["1", "写到一半", true, false, true, "a", "1", "2"]);
  expect(title.heard).toEqual(["input", "change"]);
});

test("no password, code, file or hidden value is kept, but for the version that the words were written on", () => {
  const form = formOf(
    ...[control("version", "hidden", "3"), control("caseId", "hidden", "1"), control("idempotencyKey", "hidden", "k")],
    ...[control("password", "password", "geheim"), control("shown", "password", "geheim"), text("code", "123456")],
    ...[text("newToken", "geheim"), control("file", "file", "C:\\geheim"), text("name", "新名", "旧名")],
  );
  keepForms(store, KEY, [form], form);
  expect(JSON.parse(store.getItem(KEY) ?? "")).toEqual([
    {
      form: expect.not.stringMatching(/geheim|123456/),
      fields: [
        ["version", "3"],
        ["name", "新名"],
      ],
    },
  ]);
});

test("the form that was sent is kept as it stands, another where something was typed, and no more", () => {
  const [sent, other, untouched] = [formOf(text("a", "1")), formOf(text("b", "2", "")), formOf(text("c", "3"))];
  keepForms(store, KEY, [sent, other, untouched], sent);
  expect(JSON.parse(store.getItem(KEY) ?? "").map((one: { form: string }) => one.form)).toEqual(["a", "b"]);
  keepForms(store, KEY, [formOf(control("deed", "submit", "x"))], null);
  expect(store.getItem(KEY)).toBeNull();
});

test("a form is known by what it is of: its neighbour with the same fields gets nothing", () => {
  keepForms(store, KEY, [record("写到一半", "")], null);
  const neighbour = formOf(control("caseId", "hidden", "2"), text("title", ""));
  expect(putBack(store, KEY, [neighbour])).toBeNull();
  expect(putBack(store, formsKey("member-2", "/desk/cases/1"), [record("")])).toBeNull();
  expect(putBack(store, formsKey("member-1", "/desk/cases/2"), [record("")])).toBeNull();
  expect(putBack(store, KEY, [neighbour, record("")])?.forms).toHaveLength(1);
});

test("what somebody has begun to type anew is not written over", () => {
  keepForms(store, KEY, [record("写到一半", "")], null);
  const begun = record("新写的", "");
  expect(putBack(store, KEY, [begun])).toBeNull();
  expect(valuesOf(begun)).toEqual(["1", "新写的"]);
});

test("words whose row is gone by now are handed over, and the version they were written on comes with the others", () => {
  const rows = [text("steps.0.text", "第一步"), text("steps.1.text", "第二步", "")];
  keepForms(store, KEY, [formOf(control("version", "hidden", "3"), ...rows)], null);
  const after = formOf(control("version", "hidden", "4"), text("steps.0.text", "改过的"));
  expect(putBack(store, KEY, [after])?.rest).toEqual(["第二步"]);
  expect(valuesOf(after)).toEqual(["3", "第一步"]);
});

test("it comes back until it is sent; signing out forgets every form of the tab and nothing else", () => {
  const [one, two] = [record("写到一半", ""), formOf(text("b", "2", ""))];
  keepForms(store, KEY, [one, two], null);
  expect(putBack(store, KEY, [record("")])).not.toBeNull();
  expect(putBack(store, KEY, [record("")])).not.toBeNull();
  forgetForm(store, KEY, one);
  expect(putBack(store, KEY, [record("")])).toBeNull();
  expect(putBack(store, KEY, [formOf(text("b", ""))])).not.toBeNull();
  store.setItem("theme", "dark");
  forgetForms(store);
  expect([store.length, store.getItem("theme")]).toEqual([1, "dark"]);
});

test.each(["", "{", "null", "[]", "[null]", '[{"form":1}]', '{"form":"title"}'])(
  "a broken entry %j is none",
  (entry) => {
    store.setItem(KEY, entry);
    expect(putBack(store, KEY, [record("")])).toBeNull();
  },
);

test("a tab that keeps nothing loses no more than it would without", () => {
  store.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  expect(() => keepForms(store, KEY, [record("写到一半", "")], null)).not.toThrow();
});
