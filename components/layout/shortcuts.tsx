"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";

const KeySheet = lazy(async () => ({ default: (await import("./keys/key-sheet.tsx")).KeySheet }));

/** What single keys do is loaded with the first of them; links to the sheet bear `data-key-sheet`. */
export function Shortcuts() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const onKey = async (event: KeyboardEvent) => {
      if (!isMeant(event)) return;
      event.preventDefault(); // or it would be typed into the field to which it leads
      const { press } = await import("./keys/press.ts");
      press(event.key, { go: router.push, help: () => setIsOpen(true) });
    };
    const onClick = (event: MouseEvent) => {
      if (!(event.target as Element).closest("[data-key-sheet]")) return;
      event.preventDefault();
      setIsOpen(true);
    };
    addEventListener("keydown", onKey, stop);
    addEventListener("click", onClick, { ...stop, capture: true });
    return () => stop.abort();
  }, [router]);
  return (
    isOpen && (
      <Suspense fallback={null}>
        <KeySheet onClosed={() => setIsOpen(false)} />
      </Suspense>
    )
  );
}

/** Not while somebody writes, composes, holds another key or has a sheet before them, nor where they are switched off (WCAG 2.1.4). */
function isMeant({ target, key, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!/^[?/jkrughndl]$/.test(key) || isComposing || ctrlKey || metaKey || altKey) return false;
  if (document.documentElement.dataset.keys === "off" || document.querySelector("dialog[open]")) return false;
  const { isContentEditable, tagName } = target as HTMLElement;
  return !isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(tagName);
}
