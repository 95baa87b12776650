import { SelectField, TextAreaField } from "#components/form/form-field.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** Worded before for the area, its own first; none: only own words. */
  reasons: string[];
  /** Who will read it, where that is not what it is as a rule. */
  hint?: string;
};

/** The reason that somebody will be told: one that was worded before, own words, or both. */
export function ReasonFields({ lang, reasons, hint }: Props) {
  const t = words(lang, "queue");
  return (
    <>
      {reasons.length > 0 && (
        <SelectField name="canned" label={t("canned")}>
          <option value="">{t("cannedNone")}</option>
          {reasons.map((reason) => (
            <option key={reason}>{reason}</option>
          ))}
        </SelectField>
      )}
      <TextAreaField
        name="reason"
        label={t("ownWords")}
        hint={hint ?? t("ownWordsHint")}
        required={reasons.length === 0}
        maxLength={300}
        rows={2}
      />
    </>
  );
}
