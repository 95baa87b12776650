import { ActionForm, type FormAction } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  action: FormAction;
  hidden: Record<string, string>;
  label: string;
  /** Told to the author; without it the act needs none. */
  withReason?: boolean;
  hint?: string;
  danger?: boolean;
};

/** One act of a moderator as a plain form: its reason, a note, its button. */
export function DeedForm({ lang, action, hidden, label, withReason = false, hint, danger = false }: Props) {
  const t = words(lang, "moderation");
  return (
    <ActionForm action={action} className="deed">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hint && <p className="hint">{hint}</p>}
      {withReason && (
        <TextAreaField
          name="reason"
          label={t("case.reason")}
          hint={t("case.reasonHint")}
          required
          maxLength={300}
          rows={2}
        />
      )}
      <TextAreaField name="note" label={t("case.note")} hint={t("case.noteHint")} maxLength={1000} rows={2} />
      <SubmitButton className={danger ? "btn s d" : "btn s"}>{label}</SubmitButton>
    </ActionForm>
  );
}

/** The same folded away under its name, where there is one act or a few that have nothing to do with each other. */
export function DeedBox(props: Props) {
  return (
    <details className="deedbox">
      <summary>{props.label}</summary>
      <DeedForm {...props} />
    </details>
  );
}
