import type { Editor } from "@tiptap/react";
import { hunksOf } from "#lib/text/merge-blocks.ts";
import type { Body } from "#lib/text/nodes.ts";
import { toBody } from "./to-body.ts";

/** What the page around may do with the text that is being written. */
export type EditorHandle = {
  /** Puts another text in the place of what stands there, touching only the blocks that differ: the caret stays where it was. */
  write: (body: Body, options: { isUndoable: boolean }) => void;
  /** A stored body as the editor says it, so that two can be compared. */
  inItsWords: (body: Body) => Body;
};

export const editorHandle = (editor: Editor): EditorHandle => ({
  write: (body, { isUndoable }) => writeBlocks(editor, body, isUndoable),
  inItsWords: (body) => inItsWords(editor, body),
});

const inItsWords = ({ schema }: Editor, body: Body): Body => toBody(schema.nodeFromJSON(body).toJSON());

/** Never while an input method composes: it would leave its letters behind. */
function writeBlocks(editor: Editor, body: Body, isUndoable: boolean): void {
  const { doc, schema, tr } = editor.state;
  const now = toBody(doc.toJSON()).content;
  const hunks = hunksOf(now, inItsWords(editor, body).content, (block) => JSON.stringify(block));
  const places = [0];
  for (const block of doc.children) places.push(places.at(-1)! + block.nodeSize);
  // From the end, so that what comes before stays in its place.
  for (const { from, to, put } of hunks.reverse()) {
    const nodes = put.map((block) => schema.nodeFromJSON(block));
    tr.replaceWith(places[from]!, places[to]!, nodes);
  }
  // It is no writing of this person's: nothing is to be saved for it.
  editor.view.dispatch(tr.setMeta("addToHistory", isUndoable).setMeta("preventUpdate", true));
}
