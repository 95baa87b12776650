import { TextAreaField, TextField } from "#components/form/form-field.tsx";
import { Tick } from "#components/form/tick.tsx";
import type { CaseDraft } from "#domains/cases/drafts/queries.ts";
import type { CaseWords } from "./words.ts";

type RowProps<Row> = Row & { name: string; words: CaseWords["fields"] };

export function StepFields({ step, name, words }: RowProps<{ step: CaseDraft["steps"][number] }>) {
  return (
    <>
      <div className="pairs">
        <TextField name={`${name}.when`} label={words.when} defaultValue={step.when} maxLength={120} />
        <TextField
          name={`${name}.amountYuan`}
          label={words.stepAmount}
          defaultValue={step.amountYuan ?? ""}
          inputMode="decimal"
        />
      </div>
      <TextField name={`${name}.title`} label={words.stepTitle} defaultValue={step.title} maxLength={120} />
      <TextAreaField name={`${name}.text`} label={words.stepText} defaultValue={step.text} maxLength={1200} rows={3} />
      <label className="check s">
        <Tick name={`${name}.turning`} defaultChecked={step.turning} />
        {words.turning}
      </label>
    </>
  );
}

export function ClauseFields({ clause, name, words }: RowProps<{ clause: CaseDraft["clauses"][number] }>) {
  return (
    <>
      <div className="pairs">
        <TextField name={`${name}.law`} label={words.law} defaultValue={clause.law} maxLength={120} />
        <TextField name={`${name}.article`} label={words.article} defaultValue={clause.article} maxLength={120} />
      </div>
      <TextAreaField
        name={`${name}.text`}
        label={words.clauseText}
        defaultValue={clause.text}
        maxLength={1200}
        rows={3}
      />
      <TextField name={`${name}.act`} label={words.act} defaultValue={clause.act} maxLength={300} />
    </>
  );
}

export function LessonFields({ lesson, name, words }: RowProps<{ lesson: CaseDraft["lessons"][number] }>) {
  return (
    <>
      <TextField name={`${name}.heading`} label={words.lessonHeading} defaultValue={lesson.heading} maxLength={120} />
      <TextAreaField
        name={`${name}.text`}
        label={words.lessonText}
        defaultValue={lesson.text}
        maxLength={1200}
        rows={3}
      />
    </>
  );
}
