"use client";
import { BellRing } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { remindReadersAction } from "#domains/bulletins/actions.ts";

type Props = {
  bulletinId: string;
  unitId: string;
  noteMax: number;
  /** When and how many were reminded last. */
  last: string | null;
  words: { note: string; noteHint: string; submit: string; done: string };
};

/** 催读: one click, with a sentence of one's own or without. */
export function RemindForm({ bulletinId, unitId, noteMax, last, words }: Props) {
  return (
    <ActionForm
      key={`${bulletinId}:${unitId}`}
      action={remindReadersAction}
      className="remind"
      doneMessage={words.done}
    >
      <input type="hidden" name="bulletinId" value={bulletinId} />
      <input type="hidden" name="unitId" value={unitId} />
      <TextAreaField name="note" label={words.note} hint={words.noteHint} maxLength={noteMax} rows={2} />
      {last && <p className="hint">{last}</p>}
      <SubmitButton className="btn s">
        <BellRing className="i" aria-hidden />
        {words.submit}
      </SubmitButton>
    </ActionForm>
  );
}
