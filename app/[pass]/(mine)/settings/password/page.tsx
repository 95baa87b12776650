import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { changePasswordAction } from "#domains/accounts/actions.ts";
import { findOwnProfile, hasPassword } from "#domains/accounts/own.ts";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/settings/password");
  return { title: words(lang, "accounts")("settings.password") };
});

/** One's own password; whoever came in with a one-time password starts here. */
export default orMissing(async function PasswordPage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/settings/password");
  const t = words(lang, "accounts");
  if (!(await hasPassword(actor))) {
    return (
      <section className="formpage">
        <h1>{t("settings.password")}</h1>
        <p className="note">{t("settings.noPassword")}</p>
      </section>
    );
  }
  const profile = await findOwnProfile(actor);
  const reveal = { show: t("reveal.show"), hide: t("reveal.hide") };
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.password")}</h1>
      {actor.passwordMustChange && <p className="note">{t("settings.mustChange")}</p>}
      <ActionForm action={changePasswordAction} className="deed">
        {/* Tells a password keeper whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={profile?.signInName} readOnly hidden />
        <PasswordField
          name="current"
          words={reveal}
          label={t("settings.current")}
          required
          autoComplete="current-password"
        />
        <PasswordField
          name="password"
          words={reveal}
          label={t("settings.new")}
          hint={t("settings.passwordHint")}
          required
          minLength={10}
          maxLength={128}
          autoComplete="new-password"
        />
        <PasswordField name="again" words={reveal} label={t("settings.again")} required autoComplete="new-password" />
        <SubmitButton>{t("settings.save")}</SubmitButton>
      </ActionForm>
    </section>
  );
});
