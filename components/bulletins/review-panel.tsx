"use client";
import { Check, FileClock, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { fill } from "#components/composer/fill.ts";
import { ActionForm, useFormState } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import { type Mark, RETURN_REASONS } from "#db/enums/reviews.ts";
import {
  approveReviewAction,
  recallReviewAction,
  returnForRevisionAction,
  submitForReviewAction,
} from "#domains/bulletins/actions.ts";
import type { ReviewView } from "#domains/bulletins/review/view.ts";
import { useDraftVersion } from "./draft-version.tsx";
import { FaultFields } from "./fault-fields.tsx";
import { jumpTo } from "./jump-to.ts";
import { MarkFields, type ReviewLimits } from "./mark-fields.tsx";
import type { DeskWords } from "./words.ts";

type Words = DeskWords["review"];

export type Remark = {
  id: string;
  /** Who said it, at which step and when. */
  by: ReactNode;
  reason: (typeof RETURN_REASONS)[number] | null;
  note: string;
  quote: string;
  marks: Mark[];
};

type Props = ReviewView & {
  bulletinId: string;
  routeName: string;
  /** Its kind and risk. */
  about: string;
  /** The rule by which it goes this way, where it is not its column's. */
  rule: string;
  remarks: Remark[];
  limits: ReviewLimits;
  /** How many faults stand open in the text as it is. */
  openFaults: number;
  words: Words;
  checkWords: DeskWords["checks"];
};

/** 送审与审核: where the text stands, the word of whoever may say one, and what was said. */
export function ReviewPanel(props: Props) {
  const { state, routeName, about, rule, isAfterwards, tasks, objection, remarks, may, words } = props;
  return (
    <section>
      <h2>
        {words.title}
        <span className="hint">{routeName}</span>
      </h2>
      <p className={`status ${TONES[state]}`}>{words.states[state]}</p>
      <p className="hint">{[about, rule].filter(Boolean).join(" · ")}</p>
      {isAfterwards && state === "in_review" && <p className="note warn">{words.afterwards}</p>}
      {props.faults.found.length > 0 && <Faults {...props.faults} words={props.checkWords} />}
      {tasks.length > 0 && <Decide {...props} {...tasks[0]!} />}
      {tasks.length === 0 && objection && <p className="hint">{words.objections[objection]}</p>}
      {may.submit && <Submit {...props} isAgain={state === "returned"} />}
      {may.recall && (
        <ActionForm action={recallReviewAction}>
          <input type="hidden" name="bulletinId" value={props.bulletinId} />
          <p className="hint">{words.recallHint}</p>
          <SubmitButton className="btn g s">
            <Undo2 className="i" aria-hidden />
            {words.recall}
          </SubmitButton>
        </ActionForm>
      )}
      {remarks.length > 0 && (
        <>
          <h3 className="mt-3 font-semibold">{words.remarks}</h3>
          <ul className="remarks">
            {remarks.map(({ id, by, reason, note, quote, marks }) => (
              <li key={id}>
                {quote && <Passage quote={quote} words={words} />}
                <p>
                  {reason && <b>{words.reasons[reason]} </b>}
                  {note}
                </p>
                {marks.length > 0 && (
                  <ol className="marks">
                    {marks.map((mark) => (
                      <li key={mark.quote + mark.note}>
                        <Passage quote={mark.quote} words={words} />
                        <p>{mark.note}</p>
                      </li>
                    ))}
                  </ol>
                )}
                <small>{by}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What a remark is about, with the way to it. */
function Passage({ quote, words }: { quote: string; words: Words }) {
  return (
    <p>
      <q>{quote}</q>{" "}
      <button type="button" className="link" onClick={() => jumpTo(quote)}>
        {words.jump}
      </button>
    </p>
  );
}

const TONES = { none: "k", in_review: "w", returned: "b", approved: "ok", published: "ok" } as const;

/** What was handed in although it stood open: its reviewers weigh it. */
function Faults({ found, reason, words }: ReviewView["faults"] & { words: DeskWords["checks"] }) {
  return (
    <div className="note warn">
      <p>
        {fill(words.letPass, { count: found.length })} {found.join("、")}
      </p>
      <p>{fill(words.letPassWhy, { reason })}</p>
    </div>
  );
}

/** Only what is saved can be handed in: while something is not, the button says so. */
function Submit({ bulletinId, words, limits, openFaults, checkWords, isAgain }: Props & { isAgain: boolean }) {
  const { version, isDirty } = useDraftVersion();
  return (
    <ActionForm key={version} action={submitForReviewAction}>
      <input type="hidden" name="bulletinId" value={bulletinId} />
      <input type="hidden" name="version" value={version} />
      {isDirty ? (
        <button type="button" className="btn s w" disabled>
          {words.saveFirst}
        </button>
      ) : (
        <>
          <FaultFields count={openFaults} maxLength={limits.reason} words={checkWords} />
          <SubmitButton className="btn s w">
            <FileClock className="i" aria-hidden />
            {isAgain ? words.submitAgain : words.submit}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

type Task = ReviewView["tasks"][number];

function Decide({ bulletinId, version, step, kind, onBehalfOf, checklist, limits, words }: Props & Task) {
  const hidden = (
    <>
      <input type="hidden" name="bulletinId" value={bulletinId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="kind" value={kind} />
      {onBehalfOf && <input type="hidden" name="onBehalfOf" value={onBehalfOf.id} />}
    </>
  );
  return (
    <>
      {onBehalfOf && <p className="note">{fill(words.inStead, { name: onBehalfOf.name })}</p>}
      <ActionForm action={approveReviewAction}>
        {hidden}
        {kind === "review" && checklist.length > 0 && <Checklist lines={checklist} label={words.checklist} />}
        <TextField name="note" label={words.note} maxLength={limits.note} />
        <SubmitButton className="btn s w">
          <Check className="i" aria-hidden />
          {words.approve[kind]}
        </SubmitButton>
      </ActionForm>
      <details className="withdraw">
        <summary>{words.return}</summary>
        <ActionForm action={returnForRevisionAction}>
          {hidden}
          <SelectField name="reason" label={words.reason}>
            {RETURN_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </SelectField>
          <TextField
            name="quote"
            label={words.quote}
            hint={fill(words.quoteHint, { maximum: limits.quote })}
            maxLength={limits.quote}
          />
          <TextAreaField name="note" label={words.returnNote} maxLength={limits.note} rows={3} required />
          <MarkFields limits={limits} words={words} />
          <SubmitButton className="btn d s">
            <Undo2 className="i" aria-hidden />
            {words.return}
          </SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}

/** Every line is to be ticked before a yes. */
function Checklist({ lines, label }: { lines: string[]; label: string }) {
  const state = useFormState();
  const error = state.status === "error" ? state.fields.checked : undefined;
  return (
    <fieldset className="checklist">
      <legend className="lab">{label}</legend>
      {lines.map((line, index) => (
        <label className="check s" key={line}>
          <Tick name="checked[]" value={String(index)} required />
          {line}
        </label>
      ))}
      {error && <p className="err">{error}</p>}
    </fieldset>
  );
}
