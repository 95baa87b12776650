import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { confirmEmailAction } from "#domains/accounts/actions.ts";
import { confirmationOf } from "#domains/accounts/confirmation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("confirm.title") };
}

/** Where the link of a letter leads: it asks first, for programs that check mails follow every link in them. */
export default orMissing(async function ConfirmEmailPage({ params }: Props) {
  const { pass: segment, token } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  const t = words(pass.lang, "accounts");
  const found = await confirmationOf(token);
  if (found?.state === "open")
    return (
      <ActionForm action={confirmEmailAction} className="gform">
        <h1>{t("confirm.title")}</h1>
        <p className="lede break-words">{t("confirm.text", { email: found.email })}</p>
        <input type="hidden" name="token" value={token} />
        <SubmitButton className="btn w">{t("confirm.button")}</SubmitButton>
      </ActionForm>
    );
  return (
    <section className="gform">
      <h1>{found ? t("confirm.doneTitle") : t("confirm.closedTitle")}</h1>
      <p className="lede break-words" role={found ? "status" : undefined}>
        {found ? t("confirm.doneText", { email: found.email }) : t("confirm.closedText")}
      </p>
      <a className="btn w" href="/settings/notifications">
        {t("confirm.settings")}
      </a>
    </section>
  );
});
