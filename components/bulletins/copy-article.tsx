"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "#components/forum/islands/copy-text.ts";

type Props = { html?: string; text: string; words: { copy: string; copied: string } };

/** Copies a text, or with `html` what looks like it, for an editor on another site. */
export function CopyArticle({ html, text, words }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => setIsCopied(html === undefined ? await copyText(text) : copyRich(html, text));
  const Icon = isCopied ? Check : Copy;
  return (
    <button type="button" className="btn g s" onClick={copy}>
      <Icon className="i" aria-hidden />
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  );
}

/** By the event, not by the clipboard's own interface: that one is missing on a plain http intranet. */
function copyRich(html: string, text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  const worked = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return worked;
}
