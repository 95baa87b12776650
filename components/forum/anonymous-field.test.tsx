import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { keepDraft } from "#components/composer/draft-keeper.ts";
import { readInitial, readWords, writeWords } from "#components/composer/form-words.ts";
import { FormState } from "#components/form/action-form.tsx";
import type { ActionState } from "#domains/edge/action-state.ts";
import { AnonymousField } from "./anonymous-field.tsx";
import { anonymousWords } from "./anonymous-words.ts";

const words = anonymousWords("zh-CN");
const inside = (state: ActionState, field: ReactNode) =>
  renderToStaticMarkup(<FormState value={state}>{field}</FormState>);
const refused = (values: Record<string, string>): ActionState =>
  ({ status: "error", code: "invalid", message: "", fields: { form: "本版发言须显示姓名" }, values }) as never;

test("where names are shown the box is there, unticked, and shows only while it is ticked", () => {
  const html = inside({ status: "idle" }, <AnonymousField words={words} isAllowed={false} />);
  expect(html).toMatch(/^<div class="comp-while-ticked">/);
  expect(html).toMatch(/<input type="checkbox" [^>]*name="isAnonymous"/);
  expect(html).not.toContain("checked=");
  expect(html).toContain(words.namesShown);
  const usual = inside({ status: "idle" }, <AnonymousField words={words} isAllowed />);
  expect(usual).not.toContain("comp-while-ticked");
  expect(usual).not.toContain(words.namesShown);
});

test("refused without a script because names are shown by now, the form still hides the name until its writer unticks it", () => {
  const html = inside(refused({ isAnonymous: "on" }), <AnonymousField words={words} isAllowed={false} />);
  expect(html).toMatch(/<input[^>]* checked=""/);
});

test("a draft that hides the name still does when it comes back where names are shown, and is kept so", async () => {
  const html = inside({ status: "idle" }, <AnonymousField words={words} isAllowed={false} />);
  const box = { checked: html.includes("checked="), defaultChecked: html.includes("checked=") };
  const has = html.includes('name="isAnonymous"');
  const namedItem = (name: string) => (has && name === "isAnonymous" ? box : null);
  const form = { elements: Object.assign([], { namedItem }) } as never;
  const read = () => readWords(form, null);
  const initial = readInitial(form, null);
  const write = (words: Parameters<typeof writeWords>[2]) => writeWords(form, null, words);
  const kept = keepDraft({ read, write, initial, store: null, key: null, save: null, tell: () => {} });
  kept.meet({ text: "一句话", title: "", isAnonymous: true, version: "v1", updatedAt: new Date(0).toISOString() });
  expect(read().isAnonymous).toBe(true);
  box.checked = false;
  expect(read().isAnonymous).toBe(false);
  writeWords(form, null, initial);
  expect(read().isAnonymous).toBe(false);
  kept.stop();
});
