import type { Metadata } from "next";
import Link from "next/link";
import { renderSVG } from "uqr";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { RecoveryCodesForm } from "#components/accounts/recovery-codes.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import {
  beginTotpAction,
  confirmTotpAction,
  disableTotpAction,
  renewRecoveryCodesAction,
} from "#domains/accounts/actions.ts";
import { findTotpEnrolment, hasPassword } from "#domains/accounts/own.ts";
import { countRecoveryCodes } from "#domains/accounts/recovery-codes.ts";
import { personOf } from "#domains/edge/audience.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/settings/two-step");
  return { title: words(lang, "accounts")("settings.twoStep") };
});

/** Two-step sign-in: off, being set up, or on. */
export default orMissing(async function TwoStepPage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/settings/two-step");
  const t = words(lang, "accounts");
  const enrolment = actor.hasTotp ? null : await findTotpEnrolment(actor);
  const kept = { title: t("settings.codesTitle"), text: t("settings.codesKeep"), done: t("settings.codesDone") };
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.twoStep")}</h1>
      {actor.owesTwoStep && <p className="note">{t("settings.twoStepRequired")}</p>}
      {/* Stands here before and after, so that without JavaScript too its answer is shown in its place. */}
      <RecoveryCodesForm action={confirmTotpAction} words={kept}>
        {enrolment && <Confirm lang={lang} {...enrolment} />}
      </RecoveryCodesForm>
      {!actor.hasTotp && !enrolment && <Begin lang={lang} possible={await hasPassword(actor)} />}
      {actor.hasTotp && (
        <>
          <p className="note ok">{t("settings.twoStepOn")}</p>
          <h2>{t("settings.codesTitle")}</h2>
          <p>{t("settings.codesLeft", { count: await countRecoveryCodes(actor) })}</p>
          <RecoveryCodesForm action={renewRecoveryCodesAction} words={kept}>
            <Password lang={lang} />
            <SubmitButton className="btn g">{t("settings.codesRenew")}</SubmitButton>
          </RecoveryCodesForm>
          <h2>{t("settings.twoStepTurnOff")}</h2>
          <ActionForm action={disableTotpAction} className="deed">
            <Password lang={lang} />
            <SubmitButton className="btn d">{t("settings.disable")}</SubmitButton>
          </ActionForm>
        </>
      )}
    </section>
  );
});

function Begin({ lang, possible }: { lang: Lang; possible: boolean }) {
  const t = words(lang, "accounts");
  if (!possible) return <p className="note">{t("settings.twoStepNoPassword")}</p>;
  return (
    <ActionForm action={beginTotpAction} className="deed">
      <p>{t("settings.twoStepOff")}</p>
      <p>{t("settings.twoStepPassword")}</p>
      <Password lang={lang} />
      <SubmitButton>{t("settings.twoStepBegin")}</SubmitButton>
    </ActionForm>
  );
}

function Confirm({ lang, secret, address }: { lang: Lang; secret: string; address: string }) {
  const t = words(lang, "accounts");
  return (
    <>
      <p>{t("settings.twoStepScan")}</p>
      {/* An SVG of our own making from a fixed alphabet: it holds nothing that a person typed. */}
      <div className="qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: renderSVG(address) }} />
      <p>
        {t("settings.secret")} <code className="select-all break-all">{secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <TextField
        name="code"
        label={t("settings.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={12}
      />
      <SubmitButton>{t("settings.confirm")}</SubmitButton>
    </>
  );
}

function Password({ lang }: { lang: Lang }) {
  const t = words(lang, "accounts");
  return (
    <PasswordField
      name="current"
      label={t("settings.current")}
      words={{ show: t("reveal.show"), hide: t("reveal.hide") }}
      required
      maxLength={200}
      autoComplete="current-password"
    />
  );
}
