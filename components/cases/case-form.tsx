"use client";
import { Fragment } from "react";
import type { Choice } from "#components/bulletins/draft-details.tsx";
import { FormState } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TroubleNote } from "#components/form/trouble-note.tsx";
import { useSubmit } from "#components/form/use-submit.ts";
import { saveCaseAction } from "#domains/cases/actions.ts";
import type { CaseDraft } from "#domains/cases/drafts/queries.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import { ClauseFields, LessonFields, StepFields } from "./case-rows.tsx";
import { FactFields } from "./fact-fields.tsx";
import { RowFields } from "./row-fields.tsx";
import type { CaseWords } from "./words.ts";

export type CaseFormProps = {
  record: CaseDraft;
  kinds: Choice[];
  areas: Choice[];
  words: CaseWords;
  limits: { title: number; lede: number; rows: number };
};

/** The record of a case. A plain form: every button in it saves all of it. */
export function CaseForm({ record, kinds, areas, words, limits }: CaseFormProps) {
  const { state, trouble, submit, send } = useSubmit(saveCaseAction);
  const typed = state.status === "error" ? state.values : undefined;
  return (
    <form action={submit} onSubmit={send} className="caseform" data-kept>
      <input type="hidden" name="idempotencyKey" />
      <input type="hidden" name="caseId" value={record.id} />
      <input type="hidden" name="version" value={typed?.version ?? record.version} />
      <FormState value={state}>
        {state.status === "error" && <Refusal state={state} href={`/desk/cases/${record.id}`} words={words} />}
        {/* Enter in a field saves, and does not press the first button of a row. */}
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
          {words.save}
        </button>
        {/* Made anew for each version that is saved: fields and rows then show what was stored. */}
        <Fragment key={record.version}>
          <FactFields record={record} kinds={kinds} areas={areas} words={words} limits={limits} />
          <RowFields
            kind="steps"
            count={record.steps.length}
            maximum={limits.rows}
            words={words}
            row={(index, name) => <StepFields step={record.steps[index]!} name={name} words={words.fields} />}
          />
          <RowFields
            kind="clauses"
            count={record.clauses.length}
            maximum={limits.rows}
            words={words}
            row={(index, name) => <ClauseFields clause={record.clauses[index]!} name={name} words={words.fields} />}
          />
          <RowFields
            kind="lessons"
            count={record.lessons.length}
            maximum={limits.rows}
            words={words}
            row={(index, name) => <LessonFields lesson={record.lessons[index]!} name={name} words={words.fields} />}
          />
          <RowFields
            kind="questions"
            count={record.questions.length}
            maximum={limits.rows}
            words={words}
            row={(index, name) => (
              <>
                <input type="hidden" name={`${name}.id`} value={record.questions[index]!.id} />
                <TextAreaField
                  name={`${name}.text`}
                  label={words.fields.question}
                  defaultValue={record.questions[index]!.text}
                  maxLength={limits.lede}
                  rows={2}
                />
              </>
            )}
          />
        </Fragment>
        <div className="savebar grid justify-items-start gap-2">
          <TroubleNote trouble={trouble} />
          <SubmitButton className="btn s">{words.save}</SubmitButton>
        </div>
      </FormState>
    </form>
  );
}

function Refusal({ state, href, words }: { state: ActionState & { status: "error" }; href: string; words: CaseWords }) {
  const isConflict = state.code === "conflict";
  return (
    <p className="note bad" role="alert">
      <span>
        {isConflict ? words.conflict : state.message}{" "}
        {isConflict && (
          <a className="link" href={href} target="_blank" rel="noreferrer">
            {words.openTheirs}
          </a>
        )}
      </span>
    </p>
  );
}
