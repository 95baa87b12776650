import { SelectField, TextAreaField, TextField } from "#components/form/form-field.tsx";
import type { HoldKind } from "#db/enums/forum.ts";
import { type Lang, words } from "#lib/i18n.ts";

export type RuleBounds = {
  amounts: Record<Exclude<HoldKind, "words">, Bounds>;
  minutes: Bounds;
  wordsMax: number;
  whyMaxChars: number;
};
type Bounds = { least: number; most: number; usual: number };
type Values = { words: string[]; amount: number; minutes: number; why: string };
type Props = { lang: Lang; kind: HoldKind; bounds: RuleBounds; rule?: Values };

/** What a rule of one kind asks for, and why. */
export function RuleFields({ lang, kind, bounds, rule }: Props) {
  const t = words(lang, "holds");
  const number = ({ least, most, usual }: Bounds, now: number | undefined) => ({
    type: "number",
    inputMode: "numeric" as const,
    required: true,
    min: least,
    max: most,
    defaultValue: String(now ?? usual),
    hint: t("range", { least, most }),
  });
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      {kind === "words" ? (
        <TextAreaField
          name="words"
          label={t("words")}
          hint={t("wordsHint", { maximum: bounds.wordsMax })}
          required
          rows={6}
          defaultValue={rule?.words.join("\n")}
        />
      ) : (
        <TextField name="amount" label={t(`amount.${kind}`)} {...number(bounds.amounts[kind], rule?.amount)} />
      )}
      {kind === "rate" && <TextField name="minutes" label={t("minutes")} {...number(bounds.minutes, rule?.minutes)} />}
      <TextField
        name="why"
        label={t("why")}
        hint={t("whyHint")}
        required
        minLength={2}
        maxLength={bounds.whyMaxChars}
        defaultValue={rule?.why}
      />
    </>
  );
}

type AreaProps = { lang: Lang; units: { id: string; name: string }[]; leadsAll: boolean };

/** The areas for which the reader keeps rules. */
export function RuleArea({ lang, units, leadsAll }: AreaProps) {
  const t = words(lang, "holds");
  return (
    <SelectField name="unitId" label={t("area")}>
      {leadsAll && <option value="">{t("site")}</option>}
      {units.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
