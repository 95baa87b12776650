import { Editor, type JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { attachmentNode } from "./attachment-node.ts";
import { articleExtensions } from "./extensions.ts";
import { pictureNode } from "./picture-node.ts";
import { stateOf, TOOLS } from "./tools.ts";
import type { EditorWord } from "./words.ts";

const line = (text: string, attrs?: object) => ({
  type: "paragraph",
  attrs: { align: null, ...attrs },
  content: [{ type: "text", text }],
});

/** An editor without a page, its caret in the first line. */
function editing(...content: JSONContent[]) {
  const editor = new Editor({
    element: null,
    extensions: articleExtensions(pictureNode(), attachmentNode()),
    content: { type: "doc", content },
  });
  editor.commands.setTextSelection(3);
  const tool = (word: EditorWord) => TOOLS.flat().find((one) => one.word === word)!;
  return {
    editor,
    press: (word: EditorWord) => tool(word).run(editor.chain()).run(),
    state: (word: EditorWord) => stateOf(tool(word), editor),
    content: () => editor.getJSON().content!,
  };
}

test("条文, 提示 and 注意 each set a passage apart, change into one another, and take themselves back", () => {
  const { press, state, content } = editing(line("第三十条"));
  for (const tone of ["law", "note", "warning"] as const) {
    press(tone);
    expect(content()[0]).toMatchObject({ type: "callout", attrs: { tone }, content: [line("第三十条")] });
    expect((["law", "note", "warning"] as const).filter((word) => state(word) === "on")).toEqual([tone]);
  }
  press("warning");
  expect(content()[0]).toEqual(line("第三十条"));
});

test("a heading is neither set apart nor put to the right", () => {
  const heading = { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "标题" }] };
  expect(editing(heading).state("note")).toBe("none");
  expect(editing(heading).state("right")).toBe("none");
});

test("a line is put to the right and back; of several, all that do not stand there yet", () => {
  const { editor, press, state, content } = editing(line("清江集团纪委"), line("2026年11月30日"));
  press("right");
  expect(content().map(({ attrs }) => attrs?.align)).toEqual(["right", null]);
  expect(state("right")).toBe("on");
  editor.commands.selectAll();
  press("right");
  expect(content().map(({ attrs }) => attrs?.align)).toEqual(["right", "right"]);
  press("right");
  expect(content().map(({ attrs }) => attrs?.align)).toEqual([null, null]);
});

test("a word stands above the line or below it, never both", () => {
  const { editor, press, content } = editing(line("m2"));
  editor.commands.setTextSelection({ from: 2, to: 3 });
  for (const script of ["superscript", "subscript", "superscript"] as const) {
    press(script);
    expect(content()[0]!.content![1]).toEqual({ type: "text", text: "2", marks: [{ type: script }] });
  }
  press("superscript");
  expect(content()[0]).toEqual(line("m2"));
});
