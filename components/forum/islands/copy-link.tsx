"use client";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { copyText } from "./copy-text.ts";
import { useThread } from "./thread-context.tsx";

export function CopyLink() {
  const { href, words } = useThread();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(new URL(href, location.href).href));
  return (
    <button type="button" className="row" onClick={copy}>
      <Link2 className="i" aria-hidden />
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  );
}
