import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { WebhookEvent } from "#db/enums/webhooks.ts";
import { replayDeliveryAction } from "#domains/webhooks/actions.ts";
import type { Delivery } from "#domains/webhooks/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What was told, when, and what came back. */
export function DeliveryTable({ lang, deliveries }: { lang: Lang; deliveries: Delivery[] }) {
  const t = words(lang, "webhooks");
  if (deliveries.length === 0) return <p className="empty">{t("deliveries.none")}</p>;
  const heads = ["event", "at", "state", "attempts", "answered"] as const;
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <caption className="vh">{t("log")}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`deliveries.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t("deliveries.replay")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <th scope="row">{t(`event.${delivery.event as WebhookEvent}`)}</th>
              <td data-label={t("deliveries.at")}>{formatDateTime(delivery.createdAt, lang)}</td>
              <td data-label={t("deliveries.state")}>{t(`deliveries.states.${delivery.state}`)}</td>
              <td className="num" data-label={t("deliveries.attempts")}>
                {delivery.attempts}
              </td>
              <td className="num" data-label={t("deliveries.answered")}>
                {answerOf(delivery, t("deliveries.noAnswer"))}
              </td>
              <td>
                {delivery.state !== "waiting" && (
                  <ActionForm action={replayDeliveryAction}>
                    <input type="hidden" name="deliveryId" value={delivery.id} />
                    <SubmitButton className="btn g s">{t("deliveries.replay")}</SubmitButton>
                  </ActionForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const answerOf = ({ answered, attempts }: Delivery, none: string) => answered ?? (attempts > 0 ? none : "");
