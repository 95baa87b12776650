import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import type { Role } from "#db/enums/roles.ts";
import { delegateReviewAction } from "#domains/bulletins/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** Today, in the organisation's time zone. */
  day: string;
  grants: { id: string; role: Role; unit: { name: string; enName: string } }[];
  people: { id: string; name: string }[];
  limits: { days: number; reason: number };
};

/** 委托: which of the own roles, to whom, for how long and why. */
export function DelegationForm({ lang, day, grants, people, limits }: Props) {
  const t = words(lang, "bulletins");
  const role = words(lang, "people");
  return (
    <section className="box max-w-2xl p-5" aria-labelledby="delegate">
      <h2 id="delegate" className="mb-4">
        {t("delegations.make")}
      </h2>
      {people.length === 0 && <p className="hint">{t("delegations.noDelegates")}</p>}
      {people.length > 0 && (
        <ActionForm action={delegateReviewAction} className="deed">
          <SelectField name="grantId" label={t("delegations.grant")}>
            {grants.map((grant) => (
              <option key={grant.id} value={grant.id}>
                {`${role(`roles.${grant.role}`)} · ${unitName(grant.unit, lang)}`}
              </option>
            ))}
          </SelectField>
          <SelectField
            name="delegateId"
            label={t("delegations.delegate")}
            hint={t("delegations.delegateHint")}
            defaultValue=""
            required
          >
            <option value="" disabled>
              {t("delegations.choose")}
            </option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            type="date"
            name="firstDay"
            label={t("delegations.firstDay")}
            defaultValue={day}
            min={day}
            required
          />
          <TextField
            type="date"
            name="lastDay"
            label={t("delegations.lastDay")}
            hint={t("delegations.lastDayHint", { days: limits.days })}
            min={day}
            required
          />
          <TextField name="reason" label={t("delegations.reason")} maxLength={limits.reason} required />
          <SubmitButton className="btn s">{t("delegations.submit")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
