"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { useFormState } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import type { DeskWords } from "./words.ts";

/** The most characters of a remark and of a passage, and the most passages beyond the first. */
export type ReviewLimits = { note: number; quote: number; reason: number; marks: number };

/** 逐处批注: more passages, each with its own remark. One is offered at a time, and before hydration one more. */
export function MarkFields({ limits, words }: { limits: ReviewLimits; words: DeskWords["review"] }) {
  const state = useFormState();
  const typed = state.status === "error" ? state.values : {};
  const written = Array.from({ length: limits.marks }, (_, at) => at + 1).filter(
    (n) => typed[`quote${n}`] || typed[`remark${n}`],
  );
  const [asked, setAsked] = useState(1);
  // What was typed stands there again after an error.
  const shown = Math.max(asked, written.at(-1) ?? 0);
  return (
    <>
      {Array.from({ length: shown }, (_, at) => at + 1).map((n) => (
        <div className="markpair" key={n}>
          <TextField name={`quote${n}`} label={fill(words.markQuote, { n })} maxLength={limits.quote} />
          <TextField name={`remark${n}`} label={fill(words.markNote, { n })} maxLength={limits.note} />
        </div>
      ))}
      {shown < limits.marks && (
        <button type="button" className="btn t s w" onClick={() => setAsked(shown + 1)}>
          <Plus className="i" aria-hidden />
          {words.moreMarks}
        </button>
      )}
    </>
  );
}
