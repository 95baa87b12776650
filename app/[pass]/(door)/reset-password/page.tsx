import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { askResetAction } from "#domains/accounts/actions.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";
import { canMail } from "#lib/mail.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ sent?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("reset.title") };
}

/** Asks for a link to a new password; exists only where mails can be sent. */
export default orMissing(async function AskResetPage({ params, searchParams }: Props) {
  const pass = openPass((await params).pass);
  if (!pass || !canMail()) notFound();
  const t = words(pass.lang, "accounts");
  const isSent = Boolean((await searchParams).sent);
  return (
    <ActionForm action={askResetAction} className="gform">
      <h1>{isSent ? t("reset.sentTitle") : t("reset.title")}</h1>
      <p className="lede">{isSent ? t("reset.sentText") : t("reset.lede")}</p>
      {!isSent && (
        <>
          <TextField
            name="name"
            label={t("signIn.name")}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={80}
          />
          <SubmitButton className="btn w">{t("reset.submit")}</SubmitButton>
        </>
      )}
      <p className="ctr">
        <a className="link inline-flex min-h-11 items-center" href="/sign-in">
          {t("reset.back")}
        </a>
      </p>
    </ActionForm>
  );
});
