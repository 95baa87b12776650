import { Mark } from "@tiptap/core";

// Footnotes are a `sup` of their own, and no text above the line.

/** 上标: above the line, as in m². */
export const Superscript = Mark.create({
  name: "superscript",
  excludes: "superscript subscript",
  parseHTML: () => [{ tag: "sup:not([data-footnote])" }, { tag: "span[data-script=super]" }],
  renderHTML: () => ["sup", 0],
});

/** 下标: below it, as in CO₂. */
export const Subscript = Mark.create({
  name: "subscript",
  excludes: "superscript subscript",
  parseHTML: () => [{ tag: "sub" }, { tag: "span[data-script=sub]" }],
  renderHTML: () => ["sub", 0],
});
