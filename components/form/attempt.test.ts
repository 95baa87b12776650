import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attempt, LEAVING } from "./attempt.ts";
import { submitKeys } from "./submit-key.ts";

const told = vi.fn();
beforeEach(() => {
  told.mockReset();
  vi.stubGlobal("dispatchEvent", ({ type }: Event) => told(type));
});
afterEach(() => vi.unstubAllGlobals());

const failing = (error: unknown) => attempt(() => Promise.reject(error), new FormData());
const redirect = (to: string) => Object.assign(new Error("redirect"), { digest: `NEXT_REDIRECT;push;${to};307;` });

test("an answer is handed on as it came", async () => {
  const done = { status: "done", value: 1, at: 1 } as const;
  expect(await attempt(async () => done, new FormData())).toBe(done);
});

test("a lost network is told from an answer that is none", async () => {
  expect(await failing(new TypeError("Failed to fetch"))).toEqual({ status: "offline" });
  expect(await failing(new Error("An unexpected response was received from the server."))).toEqual({
    status: "failed",
  });
});

test("a redirect counts as done, but for the one to the door: that is told before the page leaves", async () => {
  const error = redirect("/desk/cases/1#steps");
  expect(await failing(error)).toEqual({ status: "redirected", error });
  expect(told).not.toHaveBeenCalled();
  expect(await failing(redirect("/sign-in?next=%2Fdesk"))).toEqual({ status: "failed" });
  expect(told.mock.calls).toEqual([[LEAVING]]);
});

const formOf = (...fields: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

test("one key goes with one content: a repetition has the same, a change or what is done again another", () => {
  const keys = submitKeys();
  const first = keys.of(formOf(["text", "一"]));
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(keys.of(formOf(["text", "一"]))).toBe(first);
  const changed = keys.of(formOf(["text", "二"]));
  expect(changed).not.toBe(first);
  keys.renew();
  expect(keys.of(formOf(["text", "二"]))).not.toBe(changed);
});

test("another file of the same form is another content", () => {
  const keys = submitKeys();
  const file = (words: string) => formOf(["file", new File([words], "a.vtt", { lastModified: 1 })]);
  expect(keys.of(file("一"))).toBe(keys.of(file("一")));
  expect(keys.of(file("一"))).not.toBe(keys.of(file("一二")));
});
