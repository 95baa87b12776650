import type { Choice } from "#components/bulletins/draft-details.tsx";
import { fill } from "#components/composer/fill.ts";
import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import type { CaseFormProps } from "./case-form.tsx";

/** 案情要点: what there is once in a case. */
export function FactFields({ record, kinds, areas, words, limits }: CaseFormProps) {
  const { fields } = words;
  return (
    <fieldset className="box rows">
      <legend>{words.group.facts}</legend>
      <TextField name="title" label={fields.title} defaultValue={record.title} maxLength={limits.title} required wide />
      <TextAreaField
        name="lede"
        label={fields.lede}
        hint={fill(fields.ledeHint, { maximum: limits.lede })}
        defaultValue={record.lede}
        maxLength={limits.lede}
        rows={2}
        wide
      />
      <div className="pairs">
        <SelectField name="breach" label={fields.breach} defaultValue={record.breach}>
          {kinds.map(option)}
        </SelectField>
        <SelectField
          name="unitId"
          label={fields.audience}
          hint={fields.audienceHint}
          defaultValue={record.unitId ?? ""}
        >
          {areas.map(option)}
        </SelectField>
        <TextField
          name="party"
          label={fields.party}
          hint={fields.partyHint}
          defaultValue={record.party}
          maxLength={120}
        />
        <TextField name="partyPost" label={fields.partyPost} defaultValue={record.partyPost} maxLength={120} />
        <TextField name="span" label={fields.span} hint={fields.spanHint} defaultValue={record.span} maxLength={120} />
        <TextField
          name="amountYuan"
          label={fields.amount}
          hint={fields.amountHint}
          defaultValue={record.amountYuan ?? ""}
          inputMode="decimal"
        />
        <TextField name="foundBy" label={fields.foundBy} defaultValue={record.foundBy} maxLength={120} />
        <TextField name="decidedOn" label={fields.decidedOn} defaultValue={record.decidedOn} maxLength={120} />
      </div>
      <TextAreaField
        name="outcome"
        label={fields.outcome}
        defaultValue={record.outcome}
        maxLength={limits.lede}
        rows={2}
        wide
      />
    </fieldset>
  );
}

const option = ({ id, name }: Choice) => (
  <option key={id} value={id}>
    {name}
  </option>
);
