"use client";
import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { useThread } from "./thread-context.tsx";

const JumpSheet = lazy(async () => ({ default: (await import("./jump-sheet.tsx")).JumpSheet }));

/** Opens the sheet that leads to a number or a day; without scripts the page of the same forms. */
export function JumpLink({ className, children }: { className: string; children: ReactNode }) {
  const { jumpPath } = useThread();
  const [isOpen, setIsOpen] = useState(false);
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setIsOpen(true);
  };
  return (
    <>
      <a className={className} href={jumpPath} onClick={open} aria-haspopup="dialog">
        {children}
      </a>
      {isOpen && (
        <Suspense fallback={null}>
          <JumpSheet onClosed={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
