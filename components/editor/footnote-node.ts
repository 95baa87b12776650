import { Node } from "@tiptap/core";
import { FOOTNOTE_MAX_CHARS } from "#lib/text/limits.ts";

/** 注释: a word in the line that leads to a sentence below the article. Its number is counted by the style sheet. */
export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    text: {
      default: "",
      parseHTML: (element) => (element.getAttribute("data-footnote") ?? "").slice(0, FOOTNOTE_MAX_CHARS),
      renderHTML: ({ text }) => ({ "data-footnote": text, title: text }),
    },
  }),
  parseHTML: () => [
    { tag: "sup[data-footnote]", getAttrs: (element) => !!element.getAttribute("data-footnote") && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ["sup", { ...HTMLAttributes, class: "fnmark" }],
  renderText: ({ node }) => `［注：${node.attrs.text}］`,
});
