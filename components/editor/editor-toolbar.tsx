import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Fragment, type ReactNode, useRef, useState } from "react";
import { BlockKind } from "./block-kind.tsx";
import { FootnoteForm } from "./footnote-form.tsx";
import { LinkForm } from "./link-form.tsx";
import { MediaButton, type MediaProps } from "./media-button.tsx";
import { PictureButton } from "./picture-button.tsx";
import { TableTools } from "./table-tools.tsx";
import { ToolButton } from "./tool-button.tsx";
import { moveFocus, useOneTabStop } from "./toolbar-keys.ts";
import { FOOTNOTE, LINK, stateOf, TOOLS, type ToolState } from "./tools.ts";
import type { EditorWords } from "./words.ts";

type Props = {
  editor: Editor;
  words: EditorWords;
  onFiles: (files: Iterable<File>) => void;
  media: Omit<MediaProps, "editor" | "words">;
  children?: ReactNode;
};

export function EditorToolbar({ editor, words, onFiles, media, children }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [isLinking, setIsLinking] = useState(false);
  const [isNoting, setIsNoting] = useState(false);
  const states = useEditorState({ editor, selector: statesOf });
  useOneTabStop(bar);
  return (
    <>
      <div
        className="tbar"
        role="toolbar"
        aria-label={words.toolbar}
        ref={bar}
        onKeyDown={(event) => moveFocus(event, () => editor.commands.focus())}
      >
        <BlockKind editor={editor} words={words} />
        {TOOLS.map((group) => (
          <Fragment key={group[0]!.word}>
            <hr />
            {group.map(({ word, icon, active, run }) => (
              <ToolButton
                key={word}
                icon={icon}
                label={words[word]}
                state={states[word]}
                isToggle={active !== undefined}
                onPress={() => run(editor.chain().focus()).run()}
              />
            ))}
          </Fragment>
        ))}
        <hr />
        <ToolButton
          icon={LINK.icon}
          label={words.link}
          state={states.link}
          isToggle
          onPress={() => setIsLinking(true)}
        />
        <ToolButton
          icon={FOOTNOTE.icon}
          label={words.footnote}
          state={states.footnote}
          isToggle
          onPress={() => setIsNoting(true)}
        />
        <PictureButton label={words.picture} onFiles={onFiles} />
        <MediaButton editor={editor} words={words} {...media} />
        <span className="grow" />
        {children}
      </div>
      {isLinking && <LinkForm editor={editor} words={words} onDone={() => setIsLinking(false)} />}
      {isNoting && <FootnoteForm editor={editor} words={words} onDone={() => setIsNoting(false)} />}
      <TableTools editor={editor} words={words} />
    </>
  );
}

function statesOf({ editor }: { editor: Editor }): Record<string, ToolState> {
  const tools = TOOLS.flat().map((tool) => [tool.word, stateOf(tool, editor)] as const);
  return {
    ...Object.fromEntries(tools),
    link: editor.isActive("link") ? "on" : "off",
    footnote: editor.isActive("footnote") ? "on" : "off",
  };
}
