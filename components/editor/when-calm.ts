import type { EditorView } from "@tiptap/pm/view";

/**
 * Does something to the text that its writer did not ask for in this moment: now, or once the input method has let go of
 * its word, which would be torn otherwise. Nothing where the editor is gone.
 */
export function whenCalm(view: EditorView, work: () => void): void {
  if (view.isDestroyed) return;
  if (view.composing)
    view.dom.addEventListener("compositionend", () => setTimeout(() => whenCalm(view, work)), { once: true });
  else work();
}
