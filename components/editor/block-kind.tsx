import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { EditorWords } from "./words.ts";

const LEVELS = [2, 3, 4] as const;

/** 正文 or a heading, where other office programs have it. */
export function BlockKind({ editor, words }: { editor: Editor; words: EditorWords }) {
  const kind = useEditorState({
    editor,
    selector: ({ editor: it }) => LEVELS.find((level) => it.isActive("heading", { level })) ?? 0,
  });
  const choose = (chosen: number) => {
    const level = LEVELS.find((known) => known === chosen);
    const chain = editor.chain().focus();
    (level ? chain.setHeading({ level }) : chain.setParagraph()).run();
  };
  return (
    <select aria-label={words.blockKind} value={kind} onChange={(event) => choose(Number(event.target.value))}>
      <option value={0}>{words.paragraph}</option>
      {LEVELS.map((level) => (
        <option key={level} value={level}>
          {words[`heading${level}`]}
        </option>
      ))}
    </select>
  );
}
