import { NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { whenCalm } from "./when-calm.ts";

/** Puts a picture or an attachment where the caret is, once no word is being composed there. */
export function insertMedia(view: EditorView, name: "image" | "attachment", attrs: Record<string, string>): void {
  whenCalm(view, () => {
    const { tr, selection, schema } = view.state;
    const node = schema.nodes[name]!.create(attrs);
    // What was put in just now is still selected: the next stands behind it, not in its place.
    if (selection instanceof NodeSelection) tr.insert(selection.to, node);
    else tr.replaceSelectionWith(node);
    view.dispatch(tr.scrollIntoView());
  });
}
