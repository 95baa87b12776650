import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { resetPasswordAction } from "#domains/accounts/actions.ts";
import { isResetOpen } from "#domains/accounts/reset-password.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("reset.newTitle") };
}

/** A new password by the link of a mail. */
export default orMissing(async function ResetPage({ params }: Props) {
  const { pass: segment, token } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  const t = words(pass.lang, "accounts");
  const reveal = { show: t("reveal.show"), hide: t("reveal.hide") };
  if (!(await isResetOpen(token))) {
    return (
      <section className="gform">
        <h1>{t("reset.closedTitle")}</h1>
        <p className="lede">{t("reset.closedText")}</p>
        <a className="btn w" href="/reset-password">
          {t("reset.again")}
        </a>
      </section>
    );
  }
  return (
    <ActionForm action={resetPasswordAction} className="gform">
      <h1>{t("reset.newTitle")}</h1>
      <p className="lede">{t("reset.newLede")}</p>
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        words={reveal}
        label={t("settings.new")}
        hint={t("setUp.passwordHint")}
        required
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
      />
      <PasswordField name="again" words={reveal} label={t("settings.again")} required autoComplete="new-password" />
      <SubmitButton className="btn w">{t("reset.save")}</SubmitButton>
    </ActionForm>
  );
});
