import { type CommandProps, findParentNode, Node } from "@tiptap/core";
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

/** Sets a passage apart in this tone, changes the tone of one, or takes it back where it has it already. */
export const toggleCallout =
  (tone: Tone) =>
  ({ state, tr, commands, dispatch }: CommandProps): boolean => {
    const around = findParentNode(({ type }) => type.name === "callout")(state.selection);
    if (!around) return commands.wrapIn("callout", { tone });
    if (around.node.attrs.tone === tone) return commands.lift("callout");
    if (dispatch) tr.setNodeAttribute(around.pos, "tone", tone);
    return true;
  };
