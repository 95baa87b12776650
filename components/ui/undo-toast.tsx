"use client";
import "#components/ui/toast.css";
import { CheckCheck } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { createPortal } from "react-dom";
import { fill } from "#components/composer/fill.ts";

/** Long enough to read it and to find the button (experience.md, section 3). */
const SECONDS = 10;
/** What became of an undo is read in less. */
const SAID_SECONDS = 3;

type Words = Record<"done" | "undo" | "undone" | "left" | "failed", string>;
type Props = { words: Words; count: number; undo: () => Promise<boolean>; onGone: () => void };

/** What was just done, and for a while the way back. While somebody points at it or its button has the focus, time stands still. */
export function UndoToast({ words, count, undo, onGone }: Props) {
  const [left, setLeft] = useState(SECONDS);
  const [isHeld, setIsHeld] = useState(false);
  const [said, setSaid] = useState("");
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    if (isHeld) return;
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, [isHeld]);
  useEffect(() => {
    if (left <= 0) gone();
  }, [left]);
  const takeBack = async () => {
    setIsHeld(true);
    setSaid((await undo().catch(() => false)) ? words.undone : words.failed);
    setLeft(SAID_SECONDS);
    setIsHeld(false);
  };
  return createPortal(
    <div
      className="toast"
      role="status"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <CheckCheck className="i" aria-hidden />
      <span>{said || fill(words.done, { count })}</span>
      {!said && (
        <>
          <button type="button" onClick={takeBack}>
            {words.undo}
          </button>
          <progress className="undo" value={left} max={SECONDS} aria-label={fill(words.left, { seconds: left })} />
        </>
      )}
    </div>,
    document.body,
  );
}
