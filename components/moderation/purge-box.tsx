import { Trash2 } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { confirmPurgeAction, declinePurgeAction } from "#domains/moderation/actions.ts";
import type { PurgeSubject } from "#domains/moderation/purges/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; proposal: PurgeSubject; isOwn: boolean; mayConfirm: boolean; back: string };

/** A proposal to delete the post for good: what for and until when, for the second person to confirm or for either to stop. */
export function PurgeBox({ lang, proposal, isOwn, mayConfirm, back }: Props) {
  const t = words(lang, "queue");
  const { itemId, byName, expiresAt, reason, note } = proposal;
  return (
    <section className="purge">
      <h2>
        <Trash2 className="i" aria-hidden /> {t("purge.title")}
        <small>{t("purge.by", { name: byName, until: formatDateTime(expiresAt, lang) })}</small>
      </h2>
      <p className="note">{[reason, note].filter(Boolean).join(" / ")}</p>
      {isOwn && <p className="hint">{t("purge.own")}</p>}
      {mayConfirm && (
        <ActionForm action={confirmPurgeAction} className="deed">
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="back" value={back} />
          <p className="hint">{t("purge.confirmHint")}</p>
          <SubmitButton className="btn d s">{t("purge.confirm")}</SubmitButton>
        </ActionForm>
      )}
      <details className="deedbox">
        <summary>{t(isOwn ? "purge.withdraw" : "purge.decline")}</summary>
        <ActionForm action={declinePurgeAction} className="deed">
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="back" value={back} />
          <TextAreaField
            name="reason"
            label={t("ownWords")}
            hint={t("purge.declineHint")}
            required
            maxLength={300}
            rows={2}
          />
          <SubmitButton className="btn g s">{t(isOwn ? "purge.withdraw" : "purge.decline")}</SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}
