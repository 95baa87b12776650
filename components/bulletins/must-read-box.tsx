"use client";
import Link from "next/link";
import { ActionForm, useFormState } from "#components/form/action-form.tsx";
import { CheckField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import { endMustReadAction, requireReadingAction } from "#domains/bulletins/actions.ts";

export type AskWords = Record<
  | "title"
  | "none"
  | "end"
  | "make"
  | "units"
  | "unitsHint"
  | "dueOn"
  | "withoutCaptions"
  | "submit"
  | "overview"
  | "publishFirst",
  string
>;
type Unit = { id: string; name: string /** 0 for the highest that is offered. */; depth: number };
type Props = {
  bulletinId: string;
  isPublished: boolean;
  asked: { id: string; unit: string; due: string; mayEnd: boolean }[];
  /** Of which units it may be asked; none: only to be looked at. */
  units: Unit[];
  /** Whether a film in it has no captions. */
  hasBareFilm: boolean;
  /** Today, in the organisation's time zone. */
  day: string;
  words: AskWords;
};

/** 必读 on a text's own page: of whom it is asked, and asking. */
export function MustReadBox({ bulletinId, isPublished, asked, units, hasBareFilm, day, words }: Props) {
  return (
    <section>
      <h2>{words.title}</h2>
      {asked.length === 0 && <p className="hint">{isPublished ? words.none : words.publishFirst}</p>}
      <ul className="asked">
        {asked.map(({ id, unit, due, mayEnd }) => (
          <li key={id}>
            <span>
              <b>{unit}</b>
              <small>{due}</small>
            </span>
            {mayEnd && (
              <ActionForm action={endMustReadAction}>
                <input type="hidden" name="mustReadId" value={id} />
                <SubmitButton className="btn t s">
                  {words.end}
                  <span className="vh"> {unit}</span>
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {asked.length > 0 && (
        <Link className="btn t s" href={`/desk/reading?b=${bulletinId}`} prefetch={false}>
          {words.overview}
        </Link>
      )}
      {isPublished && units.length > 0 && (
        <details className="planning">
          <summary>{words.make}</summary>
          <ActionForm key={asked.map(({ id }) => id).join()} action={requireReadingAction}>
            <input type="hidden" name="bulletinId" value={bulletinId} />
            <UnitBoxes units={units} words={words} />
            <TextField type="date" name="dueOn" label={words.dueOn} min={day} required />
            <CaptionsField isShown={hasBareFilm} label={words.withoutCaptions} />
            <SubmitButton className="btn g s">{words.submit}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  );
}

function UnitBoxes({ units, words }: { units: Unit[]; words: AskWords }) {
  const state = useFormState();
  const error = state.status === "error" ? state.fields.unitIds : undefined;
  return (
    <fieldset className="unitboxes">
      <legend className="lab">{words.units}</legend>
      {error && <p className="err">{error}</p>}
      <div className="scrolly">
        {units.map(({ id, name, depth }) => (
          <label key={id} className="check s" data-depth={Math.min(depth, 4)}>
            <Tick name="unitIds[]" value={id} />
            {name}
          </label>
        ))}
      </div>
      <p className="hint">{words.unitsHint}</p>
    </fieldset>
  );
}

/** Asked for where it matters: the published text may hold a film that the working copy has lost. */
function CaptionsField({ isShown, label }: { isShown: boolean; label: string }) {
  const state = useFormState();
  const isRefused = state.status === "error" && state.fields.withoutCaptions !== undefined;
  return isShown || isRefused ? <CheckField name="withoutCaptions" label={label} /> : null;
}
