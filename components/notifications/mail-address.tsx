import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { askConfirmationAction } from "#domains/accounts/actions.ts";
import type { MailWishes } from "#domains/notifications/mail/wishes.ts";
import { dayOf, formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; address: Pick<MailWishes, "email" | "standing" | "suppressedAt">; goesOut: boolean };

/** Where mails go, whether they do, and the way to what is missing. */
export function MailAddress({ lang, address: { email, standing, suppressedAt }, goesOut }: Props) {
  const t = words(lang, "mails");
  if (email === null)
    return (
      <p className="note">
        {t("noAddress")} <ToAddress label={t("addAddress")} />
      </p>
    );
  if (!goesOut) return <p className="hint">{t("address.kept", { email })}</p>;
  if (standing === "confirmed") return <p className="hint">{t("address.confirmed", { email })}</p>;
  return (
    <>
      <p className="note break-words">
        {standing === "suppressed" && suppressedAt
          ? t("address.suppressed", { email, day: formatDay(suppressedAt, lang, dayOf(new Date())) })
          : t("address.unconfirmed", { email })}
      </p>
      <ActionForm action={askConfirmationAction} className="flex flex-wrap items-center gap-2">
        <SubmitButton className="btn g s">{t("address.again")}</SubmitButton>
        <ToAddress label={t("address.change")} />
      </ActionForm>
    </>
  );
}

const ToAddress = ({ label }: { label: string }) => (
  <Link className="btn g s" href="/settings">
    {label}
  </Link>
);
