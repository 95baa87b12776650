import { type ReactNode, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import type { ColumnTemplate } from "#db/enums/columns.ts";
import { CONTENT_KINDS, RISKS } from "#db/enums/routes.ts";
import { DisclosureFields } from "./disclosure-fields.tsx";
import type { DraftFields } from "./draft-form.tsx";
import type { DeskWords } from "./words.ts";

export type Choice = { id: string; name: string };
export type ColumnChoice = Choice & { template: ColumnTemplate };
type Props = {
  form: string;
  draft: DraftFields;
  columns: ColumnChoice[];
  areas: Choice[];
  words: DeskWords["fields"];
  summaryMax: number;
  children: ReactNode;
};

/** All of a working copy beside its text; the fields belong to the form of that id. */
export function DraftDetails({ form, draft, columns, areas, words, summaryMax, children }: Props) {
  const [columnId, setColumnId] = useState(draft.columnId);
  const isRegister = columns.find(({ id }) => id === columnId)?.template === "register";
  return (
    <section className="draftfields">
      <SelectField
        form={form}
        name="columnId"
        label={words.column}
        defaultValue={draft.columnId}
        onChange={(event) => setColumnId(event.target.value)}
      >
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
      <SelectField form={form} name="kind" label={words.kind} defaultValue={draft.kind}>
        {CONTENT_KINDS.map((id) => option({ id, name: words.kinds[id] }))}
      </SelectField>
      <SelectField form={form} name="risk" label={words.risk} hint={words.riskHint} defaultValue={draft.risk}>
        {RISKS.map((id) => option({ id, name: words.risks[id] }))}
      </SelectField>
      <DisclosureFields form={form} disclosure={draft.disclosure} isHidden={!isRegister} words={words} />
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
