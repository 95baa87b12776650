"use client";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { SlotKind } from "#db/enums/slots.ts";
import { endSlotAction, placeBulletinAction } from "#domains/bulletins/actions.ts";
import type { DeskWords } from "./words.ts";

type Props = {
  bulletinId: string;
  slots: { id: string; kind: SlotKind; days: string; why: string }[];
  /** Today, in the organisation's time zone. */
  day: string;
  reasonMax: number;
  words: DeskWords["slots"];
};

/** 头条与置顶 on a published text's own page: where it stands before others, until when and why. */
export function SlotBox({ bulletinId, slots, day, reasonMax, words }: Props) {
  return (
    <section>
      <h2>{words.title}</h2>
      {slots.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="asked">
        {slots.map(({ id, kind, days, why }) => (
          <li key={id}>
            <span>
              <b>{words.kinds[kind]}</b>
              <small>{days}</small>
              <small>{why}</small>
            </span>
            <ActionForm action={endSlotAction}>
              <input type="hidden" name="slotId" value={id} />
              <SubmitButton className="btn t s">
                {words.end}
                <span className="vh"> {words.kinds[kind]}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <details className="planning">
        <summary>{words.make}</summary>
        <ActionForm key={slots.map(({ id }) => id).join()} action={placeBulletinAction}>
          <input type="hidden" name="bulletinId" value={bulletinId} />
          <SelectField name="kind" label={words.kind}>
            <option value="headline">{words.kinds.headline}</option>
            <option value="pinned">{words.kinds.pinned}</option>
          </SelectField>
          <TextField type="date" name="firstDay" label={words.firstDay} defaultValue={day} required />
          <TextField type="date" name="lastDay" label={words.lastDay} min={day} required />
          <TextField name="reason" label={words.reason} maxLength={reasonMax} required />
          <SubmitButton className="btn g s">{words.submit}</SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}
