import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { changePasswordAction } from "#domains/accounts/actions.ts";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export default async function PasswordPage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/settings/password");
  const t = words(lang, "accounts");
  const reveal = { show: t("reveal.show"), hide: t("reveal.hide") };
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.password")}</h1>
      {actor.passwordMustChange && <p className="note">{t("settings.mustChange")}</p>}
      <ActionForm action={changePasswordAction} className="deed">
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
}
