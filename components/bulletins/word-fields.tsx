import { CheckField, SelectField, TextField } from "#components/form/form-field.tsx";
import { FINDING_LEVELS } from "#db/enums/reviews.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; limits: { word: number; instead: number; note: number } };

/** A word to search for, what should stand there, and how grave it is. */
export function WordFields({ lang, limits }: Props) {
  const t = words(lang, "bulletins");
  return (
    <>
      <TextField
        name="wrong"
        label={t("wordDesk.wrong")}
        hint={t("wordDesk.wrongHint")}
        minLength={2}
        maxLength={limits.word}
        required
      />
      <TextField
        name="instead"
        label={t("wordDesk.instead")}
        hint={t("wordDesk.insteadHint")}
        maxLength={limits.instead}
      />
      <SelectField name="level" label={t("wordDesk.level")}>
        {FINDING_LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`wordDesk.levels.${level}`)}
          </option>
        ))}
      </SelectField>
      <TextField name="note" label={t("wordDesk.note")} maxLength={limits.note} />
      <CheckField name="isName" label={t("wordDesk.isName")} />
    </>
  );
}
