import { NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Puts a picture or an attachment where the caret is. Waits for the input method: in its middle it would tear the word. */
export function insertMedia(view: EditorView, name: "image" | "attachment", attrs: Record<string, string>): void {
  if (view.isDestroyed) return;
  if (view.composing) {
    const later = () => setTimeout(() => insertMedia(view, name, attrs));
    view.dom.addEventListener("compositionend", later, { once: true });
    return;
  }
  const { tr, selection, schema } = view.state;
  const node = schema.nodes[name]!.create(attrs);
  // What was put in just now is still selected: the next stands behind it, not in its place.
  if (selection instanceof NodeSelection) tr.insert(selection.to, node);
  else tr.replaceSelectionWith(node);
  view.dispatch(tr.scrollIntoView());
}
