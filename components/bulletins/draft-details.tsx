import type { ReactNode } from "react";
import { fill } from "#components/composer/fill.ts";
import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import type { DraftFields } from "./draft-form.tsx";
import type { DeskWords } from "./words.ts";

export type Choice = { id: string; name: string };
type Props = {
  form: string;
  draft: DraftFields;
  columns: Choice[];
  areas: Choice[];
  words: DeskWords["fields"];
  summaryMax: number;
  children: ReactNode;
};

/** All of a working copy beside its text; the fields belong to the form of that id. */
export function DraftDetails({ form, draft, columns, areas, words, summaryMax, children }: Props) {
  return (
    <section className="draftfields">
      <SelectField form={form} name="columnId" label={words.column} defaultValue={draft.columnId}>
        {columns.map(option)}
      </SelectField>
      <SelectField
        form={form}
        name="unitId"
        label={words.audience}
        hint={words.audienceHint}
        defaultValue={draft.unitId ?? ""}
      >
        {areas.map(option)}
      </SelectField>
      <TextAreaField
        form={form}
        name="summary"
        label={words.summary}
        hint={fill(words.summaryHint, { maximum: summaryMax })}
        defaultValue={draft.summary}
        maxLength={summaryMax}
        rows={3}
      />
      <TextField form={form} name="source" label={words.source} defaultValue={draft.source} maxLength={60} />
      <TextField form={form} name="byline" label={words.byline} defaultValue={draft.byline} maxLength={60} />
      {children}
      <label className="check s">
        <input form={form} type="checkbox" name="indent" defaultChecked={draft.indent} />
        {words.indent}
      </label>
    </section>
  );
}

const option = ({ id, name }: Choice) => (
  <option key={id} value={id}>
    {name}
  </option>
);
