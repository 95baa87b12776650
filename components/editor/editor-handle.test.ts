import { type Editor, getSchema } from "@tiptap/core";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { Block, Body } from "#lib/text/nodes.ts";
import { attachmentNode } from "./attachment-node.ts";
import { editorHandle } from "./editor-handle.ts";
import { articleExtensions } from "./extensions.ts";
import { pictureNode } from "./picture-node.ts";
import { toBody } from "./to-body.ts";

const schema = getSchema(articleExtensions(pictureNode(), attachmentNode()));
const line = (text: string): Block => ({ type: "paragraph", ...(text && { content: [{ type: "text", text }] }) });
const docOf = (...blocks: Block[]): Body => ({ type: "doc", content: blocks });

/** An editor without a page, with its caret behind the first place where `before` stands. */
function editorWith(body: Body, before: string) {
  let state = EditorState.create({ schema, doc: schema.nodeFromJSON(body) });
  let caret = 1;
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(before)) caret = pos + node.text.indexOf(before) + before.length;
  });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, caret)));
  const told: Transaction[] = [];
  const editor = {
    schema,
    get state() {
      return state;
    },
    view: {
      dispatch(tr: Transaction) {
        told.push(tr);
        state = state.apply(tr);
      },
    },
  };
  return { handle: editorHandle(editor as unknown as Editor), now: () => state, told };
}

test("what another wrote comes in around the caret, which stays in the word where it was", () => {
  const { handle, now, told } = editorWith(docOf(line("一"), line("正在写的一句"), line("三"), line("")), "正在写");
  const wanted = docOf(line("新的开头"), line("一"), line("正在写的一句"), line("改过的三"), line("四"));
  handle.write(wanted, { isUndoable: false });
  expect(toBody(now().doc.toJSON())).toEqual(wanted);
  const { $from } = now().selection;
  expect([$from.parent.textContent, $from.parentOffset]).toEqual(["正在写的一句", 3]);
  expect(now().doc.lastChild?.content.size, "the empty line at the end is where somebody is about to write").toBe(0);
  expect([told[0]?.getMeta("addToHistory"), told[0]?.getMeta("preventUpdate")]).toEqual([false, true]);
});

test("all of a text can be replaced, and that can be undone", () => {
  const { handle, now, told } = editorWith(docOf(line("我的")), "我");
  handle.write(docOf(line("对方的"), { type: "horizontalRule" }), { isUndoable: true });
  expect(toBody(now().doc.toJSON()).content.map(({ type }) => type)).toEqual(["paragraph", "horizontalRule"]);
  expect(told[0]?.getMeta("addToHistory")).toBe(true);
});

test("a stored body and one that went through the editor are the same in its words", () => {
  const stored = docOf({ type: "orderedList", content: [{ type: "listItem", content: [line("一")] }] }, line(""));
  const { handle, now } = editorWith(stored, "一");
  expect(handle.inItsWords(stored)).toEqual(toBody(now().doc.toJSON()));
  expect(handle.inItsWords(stored)).toEqual(handle.inItsWords(handle.inItsWords(stored)));
});
