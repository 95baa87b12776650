import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { revokeSessionAction } from "#domains/accounts/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

export type OpenSession = {
  id: string;
  device: string;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};
type Props = { lang: Lang; day: string; sessions: OpenSession[] };

/** Where somebody is signed in: device, times, address, and the way to end it. */
export function SessionTable({ lang, day, sessions }: Props) {
  const t = words(lang, "people");
  return (
    <div className="box rwrap mb-4">
      <table className="tbl cardtbl">
        <caption className="vh">{t("sessions.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sessions.device")}</th>
            <th scope="col">{t("sessions.began")}</th>
            <th scope="col">{t("sessions.lastSeen")}</th>
            <th scope="col">{t("sessions.address")}</th>
            <th scope="col">
              <span className="vh">{t("sessions.end")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{session.device || t("sessions.unnamed")}</th>
              <td data-label={t("sessions.began")}>
                <Time at={session.createdAt} lang={lang} day={day} />
              </td>
              <td data-label={t("sessions.lastSeen")}>
                <Time at={session.lastSeenAt} lang={lang} day={day} />
              </td>
              <td data-label={t("sessions.address")}>{session.ip ?? "—"}</td>
              <td>
                <ActionForm action={revokeSessionAction}>
                  <input type="hidden" name="sessionId" value={session.id} />
                  <SubmitButton className="btn d s">{t("sessions.end")}</SubmitButton>
                </ActionForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
