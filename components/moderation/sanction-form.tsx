import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { muteMemberAction, warnMemberAction } from "#domains/moderation/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { NoteField } from "./said-fields.tsx";

const OF = {
  warn: { action: warnMemberAction, max: 365, days: 90 },
  mute: { action: muteMemberAction, max: 90, days: 7 },
};

type Props = {
  lang: Lang;
  kind: keyof typeof OF;
  units: { id: string; name: string }[];
  leadsAll: boolean;
  reasons: string[];
};

/** Warns or mutes somebody of the reader's units for some days. */
export function SanctionForm({ lang, kind, units, leadsAll, reasons }: Props) {
  const t = words(lang, "sanctions");
  const { action, max, days } = OF[kind];
  return (
    <ActionForm action={action} className="deed">
      <input type="hidden" name="back" value="/desk/mutes" />
      <TextField name="person" label={t("person")} hint={t("personHint")} required autoComplete="off" />
      <SelectField name="unitId" label={t("unit")}>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {leadsAll && <option value="">{t("everywhere")}</option>}
      </SelectField>
      <TextField
        name="days"
        label={t("days")}
        hint={t(`${kind}.daysHint`)}
        type="number"
        min={1}
        max={max}
        defaultValue={days}
        required
      />
      <ReasonFields lang={lang} reasons={reasons} />
      <NoteField lang={lang} />
      <SubmitButton className="btn s">{t(`${kind}.submit`)}</SubmitButton>
    </ActionForm>
  );
}
