import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { removeReasonAction, rewordReasonAction } from "#domains/moderation/actions.ts";
import type { listReasons } from "#domains/moderation/reasons/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; reasons: Awaited<ReturnType<typeof listReasons>> };

/** The reader's own reasons, which may be changed, and those that come from above. */
export function ReasonList({ lang, reasons }: Props) {
  const t = words(lang, "queue");
  return (
    <ul className="items">
      {reasons.map(({ id, text, unitName, isOwn }) => (
        <li key={id}>
          <div>
            <b>{text}</b>
            <p className="meta">
              <span>{unitName ?? t("reasons.site")}</span>
              {!isOwn && <span>{t("reasons.inherited")}</span>}
            </p>
            {isOwn && (
              <details className="deedbox">
                <summary>{t("reasons.reword")}</summary>
                <ActionForm action={rewordReasonAction} className="deed">
                  <input type="hidden" name="reasonId" value={id} />
                  <TextAreaField
                    name="text"
                    label={t("reasons.text")}
                    defaultValue={text}
                    required
                    minLength={2}
                    maxLength={300}
                    rows={2}
                  />
                  <SubmitButton className="btn s">{t("reasons.save")}</SubmitButton>
                </ActionForm>
                <ActionForm action={removeReasonAction}>
                  <input type="hidden" name="reasonId" value={id} />
                  <SubmitButton className="btn d s">{t("reasons.remove")}</SubmitButton>
                </ActionForm>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
