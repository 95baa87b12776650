import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit, blockEdit, boldEdit, lineEdit, wordsEdit } from "./edits.ts";
import { documentText, pictureText } from "./file-text.ts";
import { fill } from "./fill.ts";
import { isComposingKey, isSendKey } from "./keys.ts";
import { mentionQueryAt } from "./mention-query.ts";

/** `[` and `]` mark the selection; a lone `|` is the caret. */
const field = (marked: string) => {
  const start = marked.search(/[[|]/);
  const end = marked.includes("|") ? start : marked.indexOf("]") - 1;
  return { value: marked.replace(/[[\]|]/g, ""), start, end };
};
const after = (marked: string, make: (it: ReturnType<typeof field>) => ReturnType<typeof boldEdit>) => {
  const before = field(marked);
  const edit = make(before);
  const value = applyEdit(before.value, edit);
  return edit.start === edit.end
    ? `${value.slice(0, edit.start)}|${value.slice(edit.start)}`
    : `${value.slice(0, edit.start)}[${value.slice(edit.start, edit.end)}]${value.slice(edit.end)}`;
};

test.each([
  ["请[ 注意 ]时间", "请 **[注意]** 时间"],
  ["请**[注意]**时间", "请[注意]时间"],
  ["请|", "请**[重点]**"],
])("bold: %s", (before, expected) => {
  expect(after(before, (it) => boldEdit(it, "重点"))).toBe(expected);
});

test.each([
  ["一\n二|\n三", "一\n> 二|\n三"],
  ["[一\n二]\n三", "[> 一\n> 二]\n三"],
  ["[> 一\n> 二]", "[一\n二]"],
  ["|", "> |"],
  ["一\n|", "一\n> |"],
])("quote: %s", (before, expected) => {
  expect(after(before, (it) => lineEdit(it, "> "))).toBe(expected);
});

test("a picture gets lines of its own and the caret goes behind it", () => {
  expect(after("前|后", (it) => blockEdit(it, "![图](media:1)"))).toBe("前\n\n![图](media:1)\n\n|后");
  expect(after("|", (it) => blockEdit(it, "P"))).toBe("P\n\n|");
  expect(after("前\n\n|\n\n后", (it) => blockEdit(it, "P"))).toBe("前\n\nP\n\n|后");
});

test("every edit keeps the rest of the text and selects within the result", () => {
  const text = fc.string({ unit: fc.constantFrom("*", "\n", ">", " ", "字", "a"), maxLength: 20 });
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), (value, a, b) => {
      const it = { value, start: Math.min(a, b, value.length), end: Math.min(Math.max(a, b), value.length) };
      for (const edit of [
        boldEdit(it, "x"),
        lineEdit(it, "> "),
        lineEdit(it, "- "),
        blockEdit(it, "P"),
        wordsEdit(it, "@"),
      ]) {
        const result = applyEdit(value, edit);
        expect(edit.from).toBeLessThanOrEqual(edit.to);
        expect(edit.start).toBeLessThanOrEqual(edit.end);
        expect(edit.end).toBeLessThanOrEqual(result.length);
        expect(result.startsWith(value.slice(0, edit.from))).toBe(true);
        expect(result.endsWith(value.slice(edit.to))).toBe(true);
      }
    }),
  );
});

test("a camera's file name is no description, and no name breaks the syntax", () => {
  expect(pictureText("id", "IMG_2034.JPG", "图片")).toBe("![图片](media:id)");
  expect(pictureText("id", "清风亭[1].jpg", "图片")).toBe("![清风亭 1](media:id)");
  expect(documentText("id", "点检表[3].xlsx", "附件")).toBe("[点检表 3 .xlsx](media:id)");
  expect(documentText("id", "[]", "附件")).toBe("[附件](media:id)");
  expect(documentText("id", `${"长".repeat(200)}.pdf`, "附件")).toBe(`[${"长".repeat(120)}](media:id)`);
});

const press = { key: "Enter", keyCode: 13, ctrlKey: true, metaKey: false, isComposing: false };
test("Enter sends with Ctrl or ⌘ only, and never while an input method works, whichever way the browser says so", () => {
  expect(isSendKey(press)).toBe(true);
  expect(isSendKey({ ...press, ctrlKey: false, metaKey: true })).toBe(true);
  expect(isSendKey({ ...press, ctrlKey: false })).toBe(false);
  const composing = [
    { isComposing: true },
    { key: "Process" },
    { keyCode: 229 },
    { nativeEvent: { isComposing: true } },
  ];
  for (const sign of composing) {
    expect(isComposingKey({ ...press, ...sign })).toBe(true);
    expect(isSendKey({ ...press, ...sign })).toBe(false);
  }
});

test.each([
  ["请 @li", "li", 2],
  ["请@李", "李", 1],
  ["@", "", 0],
  ["＠li'ming", "liming", 0],
  ["@李明 你", null],
  ["li@example", null],
  ["没有", null],
  [`@${"a".repeat(21)}`, null],
])("the name being typed in %j", (value, query, start?: number) => {
  expect(mentionQueryAt(value, value.length)).toEqual(query === null ? null : { start, query });
});

test("places of a sentence are filled with anything, once", () => {
  expect(fill("{name}，{percent}%", { name: "$& {percent}", percent: 7 })).toBe("$& {percent}，7%");
});
