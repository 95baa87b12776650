import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { signInAction } from "#domains/accounts/actions.ts";
import { ownPath } from "#domains/accounts/own-path.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ next?: string | string[] }> };

const DEMO_NAMES = "member-works-1、leader-works、editor、publisher、admin";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("signIn.title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  const { next } = await searchParams;
  const organisation = await findOrganisation();
  const t = words(pass.lang, "accounts");
  const to = ownPath(typeof next === "string" ? next : undefined);
  return (
    <ActionForm action={signInAction} className="gform">
      <h1>{t("signIn.title")}</h1>
      <p className="lede">{t("signIn.lede", { name: pass.lang === "en" ? organisation.enName : organisation.name })}</p>
      {to !== "/" && (
        <p className="note">
          <Lock className="i" aria-hidden />
          <span>{t("signIn.needed")}</span>
        </p>
      )}
      <input type="hidden" name="next" value={to} />
      <TextField
        name="name"
        label={t("signIn.name")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={80}
      />
      <PasswordField
        name="password"
        label={t("signIn.password")}
        words={{ show: t("reveal.show"), hide: t("reveal.hide") }}
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <SubmitButton className="btn w">{t("signIn.submit")}</SubmitButton>
      {organisation.isDemo && (
        <p className="hint">
          <b>{t("signIn.demoTitle")}</b> {t("signIn.demoText", { names: DEMO_NAMES })}
        </p>
      )}
    </ActionForm>
  );
}
