import { SelectField, TextField } from "#components/form/form-field.tsx";
import { Tick } from "#components/form/tick.tsx";
import { unitName } from "#components/people/unit-options.tsx";
import { WEBHOOK_EVENTS, WEBHOOK_NAME_MAX_CHARS } from "#db/enums/webhooks.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";

type Unit = { slug: string; name: string; enName: string };
type Props = { lang: Lang; units: Unit[]; ofSite: boolean; hosts: string[] };

export function WebhookFields({ lang, units, ofSite, hosts }: Props) {
  const t = words(lang, "webhooks");
  return (
    <>
      <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={WEBHOOK_NAME_MAX_CHARS} required />
      <TextField
        name="address"
        type="url"
        label={t("address")}
        hint={`${t("addressHint")} ${t("hosts", { hosts: hosts.join(MARKS[lang].comma) })}`}
        maxLength={500}
        required
      />
      <SelectField name="unit" label={t("area")}>
        {ofSite && <option value="">{t("site")}</option>}
        {units.map((unit) => (
          <option key={unit.slug} value={unit.slug}>
            {unitName(unit, lang)}
          </option>
        ))}
      </SelectField>
      <fieldset className="field">
        <legend className="lab">{t("events")}</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <label className="check s" key={event}>
            <Tick name="events[]" value={event} defaultChecked />
            {t(`event.${event}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
