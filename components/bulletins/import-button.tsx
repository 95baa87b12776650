"use client";
import { useEffect, useRef, useState } from "react";

/** Says that the file is on its way, and cannot be pressed twice; comes to itself when the browser brings the page back. */
export function ImportButton({ words }: { words: { submit: string; working: string } }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isSent, setSent] = useState(false);
  useEffect(() => {
    const form = button.current?.form;
    const onSubmit = () => setSent(true);
    const onShow = () => setSent(false);
    form?.addEventListener("submit", onSubmit);
    addEventListener("pageshow", onShow);
    return () => {
      form?.removeEventListener("submit", onSubmit);
      removeEventListener("pageshow", onShow);
    };
  }, []);
  return (
    <button ref={button} type="submit" className="btn s" disabled={isSent} aria-busy={isSent}>
      {isSent ? words.working : words.submit}
    </button>
  );
}
