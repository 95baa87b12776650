import type { EditorView } from "@tiptap/pm/view";

/** Puts a picture or an attachment where the caret is. Waits for the input method: in its middle it would tear the word. */
export function insertMedia(view: EditorView, name: "image" | "attachment", attrs: Record<string, string>): void {
  if (view.isDestroyed) return;
  if (view.composing) {
    const later = () => setTimeout(() => insertMedia(view, name, attrs));
    view.dom.addEventListener("compositionend", later, { once: true });
    return;
  }
  const { state } = view;
  view.dispatch(state.tr.replaceSelectionWith(state.schema.nodes[name]!.create(attrs)).scrollIntoView());
}
