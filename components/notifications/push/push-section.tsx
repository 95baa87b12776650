import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { removeDeviceAction } from "#domains/notifications/actions.ts";
import type { Device } from "#domains/notifications/push/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { PushRenewal } from "./push-renewal.tsx";
import { PushSwitch } from "./push-switch.tsx";

type Props = { lang: Lang; devices: Device[]; sessionId: string | null; serverKey: string; mayRenew: boolean };

/** The devices on which one is told, each with the way to end it, and the way to begin it on this one. */
export function PushSection({ lang, devices, sessionId, serverKey, mayRenew }: Props) {
  const t = words(lang, "push");
  const isOnHere = devices.some((device) => device.sessionId === sessionId && !device.isRefused);
  return (
    <>
      <h2>{t("title")}</h2>
      <p className="hint">{t("lede")}</p>
      {devices.length > 0 && (
        <ul className="cards">
          {devices.map((device) => (
            <li key={device.id} className="card">
              <h3>
                {device.name || t("unnamed")}{" "}
                {device.sessionId === sessionId && <span className="badge q">{t("thisOne")}</span>}
              </h3>
              <p className="meta">
                <span>{t("since", { date: formatDateTime(device.createdAt, lang) })}</span>
                {device.isOver && <span>{t("over")}</span>}
                {device.isRefused && <span>{t("refused")}</span>}
              </p>
              <ActionForm action={removeDeviceAction}>
                <input type="hidden" name="deviceId" value={device.id} />
                <SubmitButton className="btn g s">{t("remove")}</SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {mayRenew && <PushRenewal serverKey={serverKey} />}
      {!isOnHere && (
        <>
          <PushSwitch
            serverKey={serverKey}
            words={{
              ...{ on: t("on"), working: t("working"), failed: t("failed") },
              ...{ unsupported: t("unsupported"), denied: t("denied"), unreachable: t("unreachable") },
            }}
          />
          <noscript>
            <p className="note">{t("needsScript")}</p>
          </noscript>
        </>
      )}
    </>
  );
}
