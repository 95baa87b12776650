import { Node } from "@tiptap/core";
import type { Tone } from "#lib/text/nodes.ts";

const CLASSES: Record<Tone, string> = { note: "note", law: "law", warning: "note warn" };

/** 条文、提示、注意: a passage set apart. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "flow+",
  defining: true,
  addAttributes: () => ({
    tone: {
      default: "note",
      parseHTML: (element) => toneOf(element.getAttribute("data-tone")),
      renderHTML: ({ tone }) => ({ "data-tone": tone }),
    },
  }),
  parseHTML: () => [{ tag: "aside[data-tone]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "aside",
    { ...HTMLAttributes, class: CLASSES[toneOf(node.attrs.tone)] },
    0,
  ],
});

const toneOf = (value: unknown): Tone => (value === "law" || value === "warning" ? value : "note");
