"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

type Props = { children: ReactNode; className?: string; name?: string; value?: string };

/** The button of a form; while it is being sent it says so and cannot be pressed again. */
export function SubmitButton({ children, className = "btn", name, value }: Props) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className={className} aria-busy={pending} disabled={pending} name={name} value={value}>
      {children}
    </button>
  );
}
