"use client";
import { Printer } from "lucide-react";

/** Prints the page as it stands; without script the browser's own menu does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn g s printbtn" onClick={() => window.print()}>
      <Printer className="i" aria-hidden />
      {label}
    </button>
  );
}
