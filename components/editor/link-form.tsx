import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { isComposingKey } from "#components/composer/keys.ts";
import { safeHref } from "#lib/text/urls.ts";
import type { EditorWords } from "./words.ts";

type Props = { editor: Editor; words: EditorWords; onDone: () => void };

/** Where a link leads. It lies within the page's form, so Enter is kept here. */
export function LinkForm({ editor, words, onDone }: Props) {
  const [href, setHref] = useState<string>(() => editor.getAttributes("link").href ?? "");
  const [isBad, setIsBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.select(), []);

  const apply = () => {
    const address = safeHref(withScheme(href.trim()));
    setIsBad(address === null);
    if (address === null) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    } else chain.setLink({ href: address }).run();
    onDone();
  };
  const leave = () => {
    editor.commands.focus();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event) || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") apply();
    else leave();
  };

  return (
    <fieldset className="linkbar" aria-label={words.link}>
      <input
        ref={input}
        className="in s"
        aria-label={words.linkAddress}
        aria-describedby={id}
        aria-invalid={isBad || undefined}
        placeholder="https://"
        value={href}
        onChange={(event) => setHref(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="btn s" onClick={apply}>
        {words.apply}
      </button>
      {editor.isActive("link") && (
        <button
          type="button"
          className="btn g s"
          onClick={() => {
            editor.chain().focus().extendMarkRange("link").unsetLink().run();
            onDone();
          }}
        >
          {words.linkRemove}
        </button>
      )}
      <button type="button" className="btn t s" onClick={leave}>
        {words.cancel}
      </button>
      <p className={isBad ? "err" : "hint"} id={id} role={isBad ? "alert" : undefined}>
        {isBad ? words.linkBad : words.linkHint}
      </p>
    </fieldset>
  );
}

/** `www.ccdi.gov.cn` is what people copy; a mail address is a mail address. */
function withScheme(address: string): string {
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(address) ? `https://${address}` : address;
}
