import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isComposingKey } from "#components/composer/keys.ts";
import { FOOTNOTE_MAX_CHARS } from "#lib/text/limits.ts";
import type { EditorWords } from "./words.ts";

type Props = { editor: Editor; words: EditorWords; onDone: () => void };

/** What a note says: of the one that is chosen, or of a new one where the caret is. It lies within the page's form. */
export function FootnoteForm({ editor, words, onDone }: Props) {
  const isThere = editor.isActive("footnote");
  const [text, setText] = useState<string>(() => (isThere ? editor.getAttributes("footnote").text : ""));
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const leave = () => {
    onDone();
    editor.commands.focus();
  };
  const apply = () => {
    const said = text.trim();
    const chain = editor.chain().focus();
    if (!said) chain.deleteSelection().run();
    else if (isThere) chain.updateAttributes("footnote", { text: said }).run();
    else chain.insertContent({ type: "footnote", attrs: { text: said } }).run();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event) || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter" && (text.trim() || isThere)) apply();
    else leave();
  };
  return (
    <fieldset className="linkbar" aria-label={words.footnote}>
      <input
        ref={input}
        className="in s"
        aria-label={words.footnoteText}
        placeholder={words.footnoteHint}
        maxLength={FOOTNOTE_MAX_CHARS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="btn s" disabled={!text.trim()} onClick={apply}>
        {words.apply}
      </button>
      {isThere && (
        <button
          type="button"
          className="btn g s"
          onClick={() => {
            editor.chain().focus().deleteSelection().run();
            onDone();
          }}
        >
          {words.footnoteRemove}
        </button>
      )}
      <button type="button" className="btn t s" onClick={leave}>
        {words.cancel}
      </button>
    </fieldset>
  );
}
