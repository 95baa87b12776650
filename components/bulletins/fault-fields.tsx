"use client";
import { fill } from "#components/composer/fill.ts";
import { useFormState } from "#components/form/action-form.tsx";
import { CheckField, TextAreaField } from "#components/form/form-field.tsx";
import type { DeskWords } from "./words.ts";

type Props = {
  /** How many faults the house found in the text as it was checked last. */
  count: number;
  maxLength: number;
  words: DeskWords["checks"];
};

/** 仍要送审 or publish: what stands open is let pass with a tick and a reason. Asked for too where only the server found it. */
export function FaultFields({ count, maxLength, words }: Props) {
  const state = useFormState();
  const isRefused = state.status === "error" && Boolean(state.fields.despite ?? state.fields.faultsReason);
  if (count === 0 && !isRefused) return null;
  return (
    <>
      {count > 0 && <p className="note warn">{fill(words.openFaults, { count })}</p>}
      <CheckField name="despite" label={words.despite} />
      <TextAreaField name="faultsReason" label={words.faultsReason} maxLength={maxLength} rows={2} />
    </>
  );
}
