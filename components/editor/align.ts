import type { CommandProps } from "@tiptap/core";

/** What a paragraph says of its side; `cleanPaste` keeps it for what surrounds one, too. */
export const alignAttribute = {
  default: null,
  parseHTML: (element: HTMLElement) =>
    element.closest("[data-align]")?.getAttribute("data-align") === "right" ? "right" : null,
  renderHTML: ({ align }: Record<string, unknown>) =>
    align === "right" ? { class: "right", "data-align": "right" } : {},
};

/** 右对齐: puts the paragraphs of the selection to the right, or back where all of them stand there. */
export function toggleRight({ tr, dispatch }: CommandProps): boolean {
  const places = new Map<number, boolean>();
  tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, at) => {
    if (node.type.name === "paragraph") places.set(at, node.attrs.align === "right");
  });
  if (places.size === 0) return false;
  const align = [...places.values()].every(Boolean) ? null : "right";
  if (dispatch) for (const at of places.keys()) tr.setNodeAttribute(at, "align", align);
  return true;
}
