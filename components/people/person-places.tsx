import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField, TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { changePostAction, joinUnitAction, leaveUnitAction } from "#domains/people/actions.ts";
import type { PersonRecord } from "#domains/people/register/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { type ChoosableUnit, UnitOptions, unitName } from "./unit-options.tsx";

type Props = { lang: Lang; day: string; person: PersonRecord; units: ChoosableUnit[] };

/** The units somebody belongs to with the post in each; past ones below. */
export function PersonPlaces({ lang, day, person, units }: Props) {
  const t = words(lang, "people");
  const present = person.places.filter(({ endedAt }) => endedAt === null);
  const past = person.places.filter(({ endedAt }) => endedAt !== null);
  return (
    <section className="box grid gap-4 p-5" aria-labelledby="places">
      <h2 id="places">{t("person.places")}</h2>
      <ul className="grid gap-3">
        {present.map((place) => (
          <li key={place.id} className="grid gap-1">
            <b>{[unitName(place.unit, lang), place.post].filter(Boolean).join(" · ")}</b>
            <span className="hint">{t("person.since", { date: formatDay(place.startedAt, lang, day) })}</span>
            {person.abilities.edit && (
              <PlaceForms lang={lang} memberId={person.id} place={place} mayLeave={present.length > 1} />
            )}
          </li>
        ))}
      </ul>
      {person.abilities.edit && (
        <details className="deedbox">
          <summary>{t("person.join")}</summary>
          <ActionForm action={joinUnitAction} className="deed">
            <input type="hidden" name="memberId" value={person.id} />
            <SelectField name="unitId" label={t("fields.unit")}>
              <UnitOptions lang={lang} units={units} by="id" />
            </SelectField>
            <TextField name="post" label={t("fields.post")} maxLength={60} autoComplete="off" />
            <SubmitButton className="btn s">{t("person.joinSubmit")}</SubmitButton>
          </ActionForm>
        </details>
      )}
      {past.length > 0 && (
        <details>
          <summary className="hint">{t("person.past")}</summary>
          <ul className="grid gap-1 pt-2">
            {past.map((place) => (
              <li key={place.id} className="hint">
                {[unitName(place.unit, lang), place.post].filter(Boolean).join(" · ")}{" "}
                {t("person.until", {
                  from: formatDay(place.startedAt, lang, day),
                  to: formatDay(place.endedAt ?? place.startedAt, lang, day),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type PlaceProps = { lang: Lang; memberId: string; place: PersonRecord["places"][number]; mayLeave: boolean };

function PlaceForms({ lang, memberId, place, mayLeave }: PlaceProps) {
  const t = words(lang, "people");
  const ids = (
    <>
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="unitId" value={place.unitId} />
    </>
  );
  return (
    <div className="flex flex-wrap items-end gap-2">
      <ActionForm action={changePostAction} className="flex items-end gap-2">
        {ids}
        <TextField name="post" label={t("fields.post")} defaultValue={place.post} maxLength={60} autoComplete="off" />
        <SubmitButton className="btn g s">{t("person.savePost")}</SubmitButton>
      </ActionForm>
      {mayLeave && (
        <ActionForm action={leaveUnitAction}>
          {ids}
          <SubmitButton className="btn d s">{t("person.leave")}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
