import type { ChainedCommands, Editor } from "@tiptap/core";
import {
  Asterisk,
  Bold,
  Ellipsis,
  Lightbulb,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Redo2,
  Scale,
  Strikethrough,
  Subscript,
  Superscript,
  Table2,
  TextAlignEnd,
  TextQuote,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { Tone } from "#lib/text/nodes.ts";
import { toggleRight } from "./align.ts";
import { toggleCallout } from "./callout.ts";
import type { EditorWord } from "./words.ts";

export type Tool = {
  word: EditorWord;
  icon: LucideIcon;
  /** What it toggles; a tool without it is done once. */
  active?: [name: string, attrs?: Record<string, unknown>];
  run: (chain: ChainedCommands) => ChainedCommands;
};

/** In groups, in the order of the toolbar. 着重号 stands where other editors have italics. */
export const TOOLS: Tool[][] = [
  [
    { word: "undo", icon: Undo2, run: (chain) => chain.undo() },
    { word: "redo", icon: Redo2, run: (chain) => chain.redo() },
  ],
  [
    { word: "bold", icon: Bold, active: ["bold"], run: (chain) => chain.toggleBold() },
    { word: "emphasis", icon: Ellipsis, active: ["italic"], run: (chain) => chain.toggleItalic() },
    { word: "strike", icon: Strikethrough, active: ["strike"], run: (chain) => chain.toggleStrike() },
    {
      word: "superscript",
      icon: Superscript,
      active: ["superscript"],
      run: (chain) => chain.toggleMark("superscript"),
    },
    { word: "subscript", icon: Subscript, active: ["subscript"], run: (chain) => chain.toggleMark("subscript") },
  ],
  [
    {
      word: "right",
      icon: TextAlignEnd,
      active: ["paragraph", { align: "right" }],
      run: (chain) => chain.command(toggleRight),
    },
    { word: "bulletList", icon: List, active: ["bulletList"], run: (chain) => chain.toggleBulletList() },
    { word: "orderedList", icon: ListOrdered, active: ["orderedList"], run: (chain) => chain.toggleOrderedList() },
    { word: "quote", icon: TextQuote, active: ["blockquote"], run: (chain) => chain.toggleBlockquote() },
    ...callouts({ law: Scale, note: Lightbulb, warning: TriangleAlert }),
    {
      word: "table",
      icon: Table2,
      run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    },
    { word: "rule", icon: Minus, run: (chain) => chain.setHorizontalRule() },
  ],
];

/** 条文、提示、注意: one of them around a passage, never one within the other. */
function callouts(icons: Record<Tone, LucideIcon>): Tool[] {
  return (Object.keys(icons) as Tone[]).map((tone) => ({
    word: tone,
    icon: icons[tone],
    active: ["callout", { tone }],
    run: (chain) => chain.command(toggleCallout(tone)),
  }));
}

export const FOOTNOTE: Omit<Tool, "run"> = { word: "footnote", icon: Asterisk, active: ["footnote"] };
export const LINK: Omit<Tool, "run"> = { word: "link", icon: Link, active: ["link"] };

export type ToolState = "on" | "off" | "none";

/** none: it cannot be used where the caret is. */
export function stateOf(tool: Tool, editor: Editor): ToolState {
  if (tool.active && editor.isActive(...tool.active)) return "on";
  return tool.run(editor.can().chain()).run() ? "off" : "none";
}
