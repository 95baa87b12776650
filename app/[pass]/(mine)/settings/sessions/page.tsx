import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { nameSessionAction, revokeOtherSessionsAction, revokeSessionAction } from "#domains/accounts/actions.ts";
import { deviceOf } from "#domains/accounts/device.ts";
import { listSessions } from "#domains/accounts/sessions.ts";
import { personOf } from "#domains/edge/audience.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/settings/sessions");
  return { title: words(lang, "accounts")("settings.sessions") };
});

/** Where one is signed in, and the way to end it. */
export default orMissing(async function SessionsPage({ params }: Props) {
  const { actor, lang } = await personOf(params, "/settings/sessions");
  const t = words(lang, "accounts");
  const sessions = await listSessions(actor, actor.id);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{t("settings.title")}</Link>
      </p>
      <h1>{t("settings.sessions")}</h1>
      <p className="lede">{t("settings.sessionsLede")}</p>
      <ul className="cards">
        {sessions.map((session) => (
          <li key={session.id} className="card">
            <h2>
              {session.name || deviceOf(session.userAgent) || t("settings.unnamed")}{" "}
              {session.id === actor.sessionId && <span className="badge q">{t("settings.thisOne")}</span>}
            </h2>
            <p className="meta">
              <span>{t("settings.since", { date: formatDateTime(session.createdAt, lang) })}</span>
              <span>{t("settings.lastSeen", { date: formatDateTime(session.lastSeenAt, lang) })}</span>
              <span>{t("settings.address", { ip: session.ip ?? "—" })}</span>
              <span>
                {session.kept && actor.grants.length === 0
                  ? t("settings.sessionsKept", { date: formatDateTime(session.expiresAt, lang) })
                  : t("settings.sessionsIdle")}
              </span>
            </p>
            <details className="deedbox">
              <summary>{t("settings.name")}</summary>
              <ActionForm action={nameSessionAction} className="deed">
                <input type="hidden" name="sessionId" value={session.id} />
                <TextField name="name" label={t("settings.name")} defaultValue={session.name} maxLength={40} />
                <SubmitButton className="btn g s">{t("settings.rename")}</SubmitButton>
              </ActionForm>
            </details>
            {session.id !== actor.sessionId && (
              <ActionForm action={revokeSessionAction}>
                <input type="hidden" name="sessionId" value={session.id} />
                <SubmitButton className="btn g s">{t("settings.revoke")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm action={revokeOtherSessionsAction}>
          <SubmitButton className="btn g">{t("settings.revokeOthers")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
});
