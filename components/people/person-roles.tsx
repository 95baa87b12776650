import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { ROLES } from "#db/enums/roles.ts";
import { giveRoleAction, takeRoleAction } from "#domains/people/actions.ts";
import type { PersonRecord } from "#domains/people/register/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { type ChoosableUnit, UnitOptions, unitName } from "./unit-options.tsx";

type Props = { lang: Lang; day: string; person: PersonRecord; units: ChoosableUnit[]; isSelf: boolean };

/** The roles somebody holds and held, who gave and took them; the security administrator changes them here. */
export function PersonRoles({ lang, day, person, units, isSelf }: Props) {
  const t = words(lang, "people");
  const held = person.grants.filter(({ revokedAt }) => revokedAt === null);
  const past = person.grants.filter(({ revokedAt }) => revokedAt !== null);
  const by = (name: string | null) => name ?? t("person.system");
  return (
    <section className="box grid gap-4 p-5" aria-labelledby="roles">
      <h2 id="roles">{t("person.roles")}</h2>
      {held.length === 0 && <p className="hint">{t("person.noRoles")}</p>}
      <ul className="grid gap-3">
        {held.map((grant) => (
          <li key={grant.id} className="flex flex-wrap items-center gap-2">
            <span className="badge q">{t(`roles.${grant.role}`)}</span>
            <span>{unitName(grant.unit, lang)}</span>
            <span className="hint">
              {t("person.givenBy", { name: by(grant.grantedBy), date: formatDay(grant.grantedAt, lang, day) })}
            </span>
            {person.abilities.roles && (
              <ActionForm action={takeRoleAction}>
                <input type="hidden" name="grantId" value={grant.id} />
                <SubmitButton className="btn d s">{t("person.take")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {person.abilities.sessions && isSelf && <p className="hint">{t("person.own")}</p>}
      {person.abilities.roles && person.deactivatedAt === null && (
        <details className="deedbox">
          <summary>{t("person.give")}</summary>
          <ActionForm action={giveRoleAction} className="deed">
            <input type="hidden" name="memberId" value={person.id} />
            <SelectField name="role" label={t("fields.role")}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`roles.${role}`)}
                </option>
              ))}
            </SelectField>
            <SelectField name="unitId" label={t("fields.unit")} hint={t("person.giveHint")}>
              <UnitOptions lang={lang} units={units} by="id" />
            </SelectField>
            <SubmitButton className="btn s">{t("person.giveSubmit")}</SubmitButton>
          </ActionForm>
        </details>
      )}
      {past.length > 0 && (
        <details>
          <summary className="hint">{t("person.pastRoles")}</summary>
          <ul className="grid gap-1 pt-2">
            {past.map((grant) => (
              <li key={grant.id} className="hint">
                {`${t(`roles.${grant.role}`)} · ${unitName(grant.unit, lang)} · `}
                {t("person.givenBy", { name: by(grant.grantedBy), date: formatDay(grant.grantedAt, lang, day) })}
                {grant.revokedAt &&
                  ` · ${t("person.takenBy", { name: by(grant.revokedBy), date: formatDay(grant.revokedAt, lang, day) })}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
