import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useRef } from "react";
import { ToolButton } from "./tool-button.tsx";
import { moveFocus, useOneTabStop } from "./toolbar-keys.ts";
import type { EditorWord, EditorWords } from "./words.ts";

const TOOLS: [EditorWord, (chain: ChainedCommands) => ChainedCommands][] = [
  ["rowAdd", (chain) => chain.addRowAfter()],
  ["rowDelete", (chain) => chain.deleteRow()],
  ["columnAdd", (chain) => chain.addColumnAfter()],
  ["columnDelete", (chain) => chain.deleteColumn()],
  ["headRow", (chain) => chain.toggleHeaderRow()],
  ["cellsMerge", (chain) => chain.mergeOrSplit()],
  ["tableDelete", (chain) => chain.deleteTable()],
];

/** Shown while the caret is in a table. */
export function TableTools({ editor, words }: { editor: Editor; words: EditorWords }) {
  const bar = useRef<HTMLDivElement>(null);
  const isInTable = useEditorState({ editor, selector: ({ editor: it }) => it.isActive("table") });
  useOneTabStop(bar);
  if (!isInTable) return null;
  return (
    <div
      className="tbar tbar-table"
      role="toolbar"
      aria-label={words.table}
      ref={bar}
      onKeyDown={(event) => moveFocus(event, () => editor.commands.focus())}
    >
      {TOOLS.map(([word, run]) => (
        <ToolButton key={word} label={words[word]} onPress={() => run(editor.chain().focus()).run()} />
      ))}
    </div>
  );
}
