import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { verifyAction } from "#domains/accounts/actions.ts";
import { ownPath } from "#domains/accounts/own-path.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("verify.title") };
}

/** The second step of a sign-in. */
export default orMissing(async function VerifyPage({ params, searchParams }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  const { next } = await searchParams;
  const t = words(pass.lang, "accounts");
  return (
    <ActionForm action={verifyAction} className="gform">
      <h1>{t("verify.title")}</h1>
      <p className="lede">{t("verify.lede")}</p>
      <input type="hidden" name="next" value={ownPath(typeof next === "string" ? next : undefined)} />
      <TextField
        name="code"
        label={t("verify.code")}
        inputMode="text"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={16}
      />
      <SubmitButton className="btn w">{t("verify.submit")}</SubmitButton>
      <p className="ctr text-meta text-ink-3">{t("verify.help")}</p>
      <p className="ctr">
        <a className="link inline-flex min-h-11 items-center" href="/sign-in">
          {t("verify.restart")}
        </a>
      </p>
    </ActionForm>
  );
});
