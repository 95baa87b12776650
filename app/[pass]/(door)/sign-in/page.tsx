import { BadgeCheck, CircleAlert, Lock } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import { signInAction } from "#domains/accounts/actions.ts";
import { ownPath } from "#domains/accounts/own-path.ts";
import { hasSso } from "#domains/accounts/sso.ts";
import { listColumns } from "#domains/bulletins/columns/queries.ts";
import { currentActor } from "#domains/edge/current.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { PUBLIC_PATH } from "#domains/edge/paths.ts";
import { guest } from "#domains/kernel/actor.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { canMail } from "#lib/mail.ts";

type Asked = Partial<Record<"next" | "refused" | "error" | "reset", string | string[]>>;
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Asked> };

const DEMO_NAMES = "member-works-1、leader-works、editor、publisher、admin";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("signIn.title") };
}

export default orMissing(async function SignInPage({ params, searchParams }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  const asked = await searchParams;
  const to = ownPath(typeof asked.next === "string" ? asked.next : undefined);
  if ((await currentActor()).kind === "member") redirect(to);
  const { name, enName, isDemo } = await findOrganisation();
  const t = words(pass.lang, "accounts");
  const refusal = refusalOf(asked, pass.lang);
  const sso = hasSso();
  return (
    <ActionForm action={signInAction} className="gform">
      <h1>{t("signIn.title")}</h1>
      <p className="lede">{t("signIn.lede", { name: (pass.lang === "en" && enName) || name })}</p>
      {refusal && (
        <p className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          <span>{refusal}</span>
        </p>
      )}
      {asked.reset && (
        <p className="note ok" role="status">
          {t("reset.done")}
        </p>
      )}
      {to !== "/" && !refusal && (
        <p className="note">
          <Lock className="i" aria-hidden />
          <span>{t("signIn.needed")}</span>
        </p>
      )}
      {sso && (
        <>
          <a className="btn w" href={`/api/auth/sso?next=${encodeURIComponent(to)}`}>
            <BadgeCheck className="i" aria-hidden />
            {t("signIn.sso")}
          </a>
          <p className="or">
            <span>{t("signIn.or")}</span>
          </p>
        </>
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
      <p className="grow2">
        <label className="check" title={t("signIn.keepHint")}>
          <Tick name="keep" />
          {t("signIn.keep")}
        </label>
        {canMail() && (
          <a className="link inline-flex min-h-11 items-center" href="/reset-password">
            {t("signIn.forgot")}
          </a>
        )}
      </p>
      <SubmitButton className={sso ? "btn g w" : "btn w"}>{t("signIn.submit")}</SubmitButton>
      <p className="ctr text-meta text-ink-3">{t("signIn.secondStepHint")}</p>
      {(await listColumns(guest)).length > 0 && (
        <p className="ctr">
          <a className="link inline-flex min-h-11 items-center" href={PUBLIC_PATH}>
            {t("signIn.public")}
          </a>
        </p>
      )}
      {isDemo && (
        <p className="hint">
          <b>{t("signIn.demoTitle")}</b> {t("signIn.demoText", { names: DEMO_NAMES })}
        </p>
      )}
    </ActionForm>
  );
});

/** Why single sign-on let nobody in, in a sentence. */
function refusalOf({ refused, error }: Asked, lang: Lang): string | null {
  const t = words(lang, "accounts");
  if (refused === "unknown" || refused === "closed" || refused === "taken") return t(`signIn.refused.${refused}`);
  return error ? t("signIn.refused.failed") : null;
}
