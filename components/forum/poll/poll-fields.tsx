import { CheckField, SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import { POLL_KINDS, POLL_QUESTION_MAX_CHARS, POLL_RESULTS } from "#db/enums/polls.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What a vote is asked by: none of it changes once it is open. */
export function PollFields({ lang }: { lang: Lang }) {
  const t = words(lang, "polls");
  return (
    <>
      <TextField name="question" label={t("open.question")} maxLength={POLL_QUESTION_MAX_CHARS} required />
      <TextAreaField name="options" label={t("open.options")} hint={t("open.optionsHint")} rows={5} required />
      <SelectField name="kind" label={t("open.kind")}>
        {POLL_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="results" label={t("open.results")}>
        {POLL_RESULTS.map((results) => (
          <option key={results} value={results}>
            {t(`results.${results}`)}
          </option>
        ))}
      </SelectField>
      <CheckField name="isAnonymous" label={t("open.anonymous")} />
      <TextField name="lastDay" type="date" label={t("open.lastDay")} hint={t("open.lastDayHint")} />
    </>
  );
}
