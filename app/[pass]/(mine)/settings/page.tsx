import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField, TextField } from "#components/form/form-field.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { changeEmailAction, saveProfileAction } from "#domains/accounts/actions.ts";
import { findOwnProfile, hasPassword } from "#domains/accounts/own.ts";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";
import { canMail } from "#lib/mail.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ saved?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/settings");
  return { title: words(lang, "accounts")("settings.title") };
});

/** Everything about one's own account. */
export default orMissing(async function SettingsPage({ params, searchParams }: Props) {
  const { actor, lang } = await personOf(params, "/settings");
  const { saved } = await searchParams;
  const t = words(lang, "accounts");
  const profile = await findOwnProfile(actor);
  const pages = [
    "display",
    "notifications",
    "password",
    "two-step",
    "sessions",
    "feeds",
    "tokens",
    "uploads",
    "archive",
    "ignored",
  ] as const;
  const labels = {
    display: t("settings.display"),
    notifications: words(lang, "mails")("title"),
    password: t("settings.password"),
    "two-step": t("settings.twoStep"),
    sessions: t("settings.sessions"),
    feeds: words(lang, "feeds")("settings.title"),
    tokens: words(lang, "tokens")("title"),
    uploads: words(lang, "media")("own.title"),
    archive: words(lang, "exports")("archive.title"),
    ignored: words(lang, "order")("ignored.title"),
  };
  return (
    <section className="formpage">
      <h1>{t("settings.title")}</h1>
      {saved && (
        <p className="note ok" role="status">
          {saved === "email" && profile?.email && canMail() ? t("settings.savedEmail") : t("settings.saved")}
        </p>
      )}
      <nav aria-label={t("settings.title")}>
        <ul className="melist">
          {pages.map((page) => (
            <li key={page}>
              <Link href={`/settings/${page}`} prefetch={false}>
                <span>{labels[page]}</span>
                <ChevronRight className="i go" aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t("settings.profile")}</h2>
      <dl className="kv">
        <div>
          <dt>{t("settings.nameShown")}</dt>
          <dd>{profile?.name}</dd>
        </div>
        <div>
          <dt>{t("settings.signInName")}</dt>
          <dd>{profile?.signInName}</dd>
        </div>
      </dl>
      <p className="hint">{t("settings.nameHint")}</p>
      <ActionForm action={saveProfileAction} className="deed">
        <TextAreaField
          name="about"
          label={t("settings.about")}
          hint={t("settings.aboutHint")}
          defaultValue={profile?.about}
          maxLength={200}
          rows={3}
        />
        <SubmitButton>{t("settings.save")}</SubmitButton>
      </ActionForm>
      <h2>{t("settings.emailTitle")}</h2>
      <ActionForm action={changeEmailAction} className="deed">
        <TextField
          name="email"
          type="email"
          label={t("settings.email")}
          hint={t("settings.emailHint")}
          defaultValue={profile?.email ?? ""}
          autoComplete="email"
          maxLength={200}
        />
        {(await hasPassword(actor)) && (
          <PasswordField
            name="current"
            words={{ show: t("reveal.show"), hide: t("reveal.hide") }}
            label={t("settings.emailPassword")}
            required
            maxLength={200}
            autoComplete="current-password"
          />
        )}
        <SubmitButton>{t("settings.saveEmail")}</SubmitButton>
      </ActionForm>
    </section>
  );
});
