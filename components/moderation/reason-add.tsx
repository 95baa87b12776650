import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { addReasonAction } from "#domains/moderation/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; units: { id: string; name: string }[]; leadsAll: boolean };

/** Words a reason for one of the areas that the reader leads. */
export function ReasonAdd({ lang, units, leadsAll }: Props) {
  const t = words(lang, "queue");
  return (
    <ActionForm action={addReasonAction} className="pbody deed">
      <SelectField name="unitId" label={t("reasons.area")}>
        {leadsAll && <option value="">{t("reasons.site")}</option>}
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextAreaField name="text" label={t("reasons.text")} required minLength={2} maxLength={300} rows={3} />
      <SubmitButton className="btn s">{t("reasons.add")}</SubmitButton>
    </ActionForm>
  );
}
