import { expect, test } from "vitest";
import type { DraftFields } from "./draft-form.tsx";
import { fieldsApart, mergeWritten, readWritten, type Written, writtenOf } from "./written.ts";

const bodyOf = (...lines: string[]) =>
  JSON.stringify({
    type: "doc",
    content: lines.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  });
const DRAFT: DraftFields = {
  ...{ id: "1", version: 1, title: "题目", summary: "", source: "", byline: "", columnId: "c", unitId: null },
  ...{ coverId: null, indent: true, disclosure: null, kind: "original", risk: "ordinary" },
  body: JSON.parse(bodyOf("一", "二", "三")),
};
const base = writtenOf(DRAFT);
const change = (more: Partial<Written>): Written => ({ ...base, ...more });

test("a working copy reads the same from the server and from its form", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(base)) if (value !== "") form.set(name, value);
  expect(readWritten(form)).toEqual(base);
});

test("another title here and another paragraph, column and indent there make one text", () => {
  const mine = change({ title: "新题目", body: bodyOf("我改的一", "二", "三") });
  const theirs = change({ columnId: "d", indent: "", body: bodyOf("一", "二", "三", "对方加的四") });
  const both = {
    ...base,
    title: "新题目",
    columnId: "d",
    indent: "",
    body: bodyOf("我改的一", "二", "三", "对方加的四"),
  };
  expect(mergeWritten(base, mine, theirs)).toEqual(both);
  expect(mergeWritten(base, theirs, mine)).toEqual(both);
});

test("two answers to one field or to one paragraph have no middle; blanks around a line are none", () => {
  expect(mergeWritten(base, change({ title: "甲" }), change({ title: "乙" }))).toBeNull();
  expect(mergeWritten(base, change({ unitId: "u" }), change({ unitId: "v" }))).toBeNull();
  const [mine, theirs] = [change({ body: bodyOf("一", "甲", "三") }), change({ body: bodyOf("一", "乙", "三") })];
  expect(mergeWritten(base, mine, theirs)).toBeNull();
  expect(mergeWritten(base, change({ title: "题目 " }), change({ title: "乙" }))).toMatchObject({ title: "乙" });
});

test("where the words do not show it, it is said in which fields two differ", () => {
  const theirs = change({ title: "乙", unitId: "u", coverId: "p", risk: "grave" });
  expect(fieldsApart(base, theirs)).toEqual(["unitId", "risk", "coverId"]);
});
