import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { FormAction } from "#components/form/use-submit.ts";
import type { Lang } from "#lib/i18n.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { AnswerField, NoteField } from "./said-fields.tsx";

type Props = {
  lang: Lang;
  action: FormAction;
  hidden: Record<string, string>;
  label: string;
  /** What this act alone asks for. */
  children?: ReactNode;
  /** Told to the author, offered from what was worded before; without it the act needs none. */
  reasons?: string[];
  reasonHint?: string;
  /** Somebody has flagged the post and is to be answered. */
  withAnswer?: boolean;
  hint?: string;
  danger?: boolean;
};

/** One act of a moderator as a plain form: its reason, an answer, a note, its button. */
export function DeedForm({
  lang,
  action,
  hidden,
  label,
  children,
  reasons,
  reasonHint,
  withAnswer,
  hint,
  danger = false,
}: Props) {
  return (
    <ActionForm action={action} className="deed">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hint && <p className="hint">{hint}</p>}
      {children}
      {reasons && <ReasonFields lang={lang} reasons={reasons} hint={reasonHint} />}
      {withAnswer && <AnswerField lang={lang} />}
      <NoteField lang={lang} />
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
