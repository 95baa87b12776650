"use client";
import { Link2, Printer, Square, Volume2 } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { copyText } from "#components/forum/islands/copy-text.ts";
import { changeTextSize } from "./text-size.ts";

type Words = Record<"label" | "size" | "smaller" | "larger" | "read" | "stop" | "print" | "copy" | "copied", string>;
type Props = {
  /** The element that is read aloud. */
  textId: string;
  lang: string;
  words: Words;
  children?: ReactNode;
};

/** 字号、朗读、打印、复制链接. */
export function ReadingTools({ textId, lang, words, children }: Props) {
  return (
    <fieldset className="bar" aria-label={words.label}>
      <span className="size">
        <button
          type="button"
          title={words.smaller}
          aria-label={`A− ${words.smaller}`}
          onClick={() => changeTextSize(-1)}
        >
          <span aria-hidden="true">A−</span>
        </button>
        <b>{words.size}</b>
        <button type="button" title={words.larger} aria-label={`A+ ${words.larger}`} onClick={() => changeTextSize(1)}>
          <span aria-hidden="true">A+</span>
        </button>
      </span>
      <span className="grow" />
      <ReadAloud textId={textId} lang={lang} words={words} />
      <button type="button" onClick={() => window.print()}>
        <Printer className="i" aria-hidden />
        {words.print}
      </button>
      <CopyLink words={words} />
      {children}
    </fieldset>
  );
}

/** Begun as soon as a finger is down: some browsers speak only right after a press. */
const load = () => import("./speak.ts");

/** Shown where the browser has a voice. */
function ReadAloud({ textId, lang, words }: Omit<Props, "children">) {
  const [isReady, setIsReady] = useState(false);
  const [stop, setStop] = useState<(() => void) | null>(null);
  useEffect(() => setIsReady("speechSynthesis" in window), []);
  useEffect(() => {
    if (!stop) return;
    // Some browsers go on reading when the page is left.
    addEventListener("pagehide", stop);
    return () => {
      removeEventListener("pagehide", stop);
      stop();
    };
  }, [stop]);
  if (!isReady) return null;
  const start = async () => {
    const { speak } = await load();
    setStop(() => speak(document.getElementById(textId), lang, () => setStop(null)));
  };
  const Icon = stop ? Square : Volume2;
  return (
    <button
      type="button"
      aria-pressed={stop !== null}
      onPointerDown={load}
      onClick={() => (stop ? setStop(null) : start())}
    >
      <Icon className="i" aria-hidden />
      {stop ? words.stop : words.read}
    </button>
  );
}

const COPIED_SHOWN_MS = 2500;

function CopyLink({ words }: { words: Words }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => setIsCopied(await copyText(location.origin + location.pathname));
  return (
    <button type="button" onClick={copy}>
      <Link2 className="i" aria-hidden />
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  );
}
