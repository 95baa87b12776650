"use client";
import { useFormState } from "./action-form.tsx";

/** What was refused about fields that this form does not show: they are mended elsewhere. */
export function MissingLines({ names }: { names: string[] }) {
  const state = useFormState();
  if (state.status !== "error") return null;
  const lines = names.map((name) => state.fields[name]).filter((line) => line !== undefined);
  return lines.map((line) => (
    <p className="err" key={line}>
      {line}
    </p>
  ));
}
