import type { Edit, Field } from "./edits.ts";

export const fieldOf = (area: HTMLTextAreaElement): Field => ({
  value: area.value,
  start: area.selectionStart,
  end: area.selectionEnd,
});

/**
 * Makes an edit as if it had been typed, so that the browser's undo takes it back; `execCommand` is the only way to that.
 * Never call it while an input method composes: `whenIdle` waits.
 */
export function makeEdit(area: HTMLTextAreaElement, edit: Edit): void {
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  const done = edit.text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, edit.text);
  if (!done) {
    area.setRangeText(edit.text, edit.from, edit.to, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}

/** Replaces everything: a draft that comes back, a form that was posted. */
export function setText(area: HTMLTextAreaElement, text: string): void {
  area.value = text;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const composing = new WeakSet<HTMLTextAreaElement>();

/** Runs `work` now, or when the input method has done with the field. */
export function whenIdle(area: HTMLTextAreaElement, work: () => void): void {
  if (!composing.has(area)) work();
  else area.addEventListener("compositionend", () => setTimeout(work), { once: true });
}

/** Remembers whether an input method is at work in the field. */
export function watchComposition(area: HTMLTextAreaElement): () => void {
  const begin = () => composing.add(area);
  const end = () => composing.delete(area);
  area.addEventListener("compositionstart", begin);
  area.addEventListener("compositionend", end, { capture: true });
  return () => {
    area.removeEventListener("compositionstart", begin);
    area.removeEventListener("compositionend", end, { capture: true });
  };
}
