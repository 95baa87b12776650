import Link from "next/link";
import { renderSVG } from "uqr";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { beginTotpAction, confirmTotpAction, disableTotpAction } from "#domains/accounts/actions.ts";
import { findTotpEnrolment } from "#domains/accounts/sessions.ts";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

/** Two-step sign-in: off, being set up, or on. */
export default async function TwoStepPage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/settings/two-step");
  const t = words(lang, "accounts");
  const enrolment = actor.hasTotp ? null : await findTotpEnrolment(actor);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.twoStep")}</h1>
      {actor.hasTotp && (
        <>
          <p className="note ok">{t("settings.twoStepOn")}</p>
          <ActionForm action={disableTotpAction} className="deed">
            <TextField
              name="current"
              type="password"
              label={t("settings.current")}
              required
              autoComplete="current-password"
            />
            <SubmitButton className="btn g">{t("settings.disable")}</SubmitButton>
          </ActionForm>
        </>
      )}
      {!actor.hasTotp && !enrolment && (
        <ActionForm action={beginTotpAction} className="deed">
          <p>{t("settings.twoStepOff")}</p>
          <SubmitButton>{t("settings.twoStepBegin")}</SubmitButton>
        </ActionForm>
      )}
      {enrolment && (
        <ActionForm action={confirmTotpAction} className="deed">
          <p>{t("settings.twoStepScan")}</p>
          {/* An SVG of our own making from a fixed alphabet: it holds nothing that a person typed. */}
          <div className="qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: renderSVG(enrolment.address) }} />
          <p>
            {t("settings.secret")}：<code>{enrolment.secret}</code>
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
        </ActionForm>
      )}
    </section>
  );
}
