import { SelectField, TextField } from "#components/form/form-field.tsx";
import { Tick } from "#components/form/tick.tsx";
import { type Scope, TOKEN_DAYS, TOKEN_NAME_MAX_CHARS } from "#db/enums/tokens.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What every token is given: a name, what it may do, and how long. */
export function TokenFields({ lang, scopes }: { lang: Lang; scopes: readonly Scope[] }) {
  const t = words(lang, "tokens");
  return (
    <>
      <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={TOKEN_NAME_MAX_CHARS} required />
      <fieldset className="field">
        <legend className="lab">{t("scopes")}</legend>
        {scopes.map((scope) => (
          <label className="check s" key={scope}>
            <Tick name="scopes[]" value={scope} defaultChecked={scope.endsWith(":read")} />
            {t(`scope.${scope}`)}
          </label>
        ))}
      </fieldset>
      <SelectField name="days" label={t("days")} defaultValue={String(TOKEN_DAYS[1])}>
        {TOKEN_DAYS.map((days) => (
          <option key={days} value={days}>
            {t("daysOf", { days })}
          </option>
        ))}
      </SelectField>
    </>
  );
}
