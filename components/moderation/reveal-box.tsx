import { UserSearch } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { agreeRevealAction, declineRevealAction } from "#domains/moderation/actions.ts";
import type { findRevealed, RevealSubject } from "#domains/moderation/reveals/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; request: RevealSubject; isOwn: boolean; mayAgree: boolean; back: string };

/** A request to find out who spoke without a name: why and until when, for the second person to agree or for either to stop. */
export function RevealBox({ lang, request, isOwn, mayAgree, back }: Props) {
  const t = words(lang, "reveals");
  const { itemId, byName, expiresAt, reason, note } = request;
  const refuse = t(isOwn ? "withdraw" : "decline");
  return (
    <section className="purge">
      <h2>
        <UserSearch className="i" aria-hidden /> {t("title")}
        <small>{t("by", { name: byName, until: formatDateTime(expiresAt, lang) })}</small>
      </h2>
      <p className="note">{[reason, note].filter(Boolean).join(" / ")}</p>
      {isOwn && <p className="hint">{t("own")}</p>}
      {mayAgree && (
        <ActionForm action={agreeRevealAction} className="deed">
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="back" value={back} />
          <ReasonField label={t("agreeReason")} hint={t("agreeHint")} />
          <SubmitButton className="btn d s">{t("agree")}</SubmitButton>
        </ActionForm>
      )}
      <details className="deedbox">
        <summary>{refuse}</summary>
        <ActionForm action={declineRevealAction} className="deed">
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="back" value={back} />
          <ReasonField label={t("declineReason")} hint={t("declineHint")} />
          <SubmitButton className="btn g s">{refuse}</SubmitButton>
        </ActionForm>
      </details>
    </section>
  );
}

function ReasonField({ label, hint }: { label: string; hint: string }) {
  return <TextAreaField name="reason" label={label} hint={hint} required minLength={10} maxLength={500} rows={2} />;
}

type NameProps = { lang: Lang; person: NonNullable<Awaited<ReturnType<typeof findRevealed>>> };

/** The name, for one of the two who agreed on it. */
export function RevealedName({ lang, person: { id, name, until } }: NameProps) {
  const t = words(lang, "reveals");
  return (
    <section className="purge">
      <h2>
        <UserSearch className="i" aria-hidden /> {t("found")}
      </h2>
      <p>
        <Link className="link" href={`/desk/moderation/people/${id}`} prefetch={false}>
          {name}
        </Link>
      </p>
      <p className="hint">{t("foundHint", { until: formatDateTime(until, lang) })}</p>
    </section>
  );
}
