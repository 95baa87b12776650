import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { unitNameOf } from "#components/forum/audience-badge.tsx";
import { endWebhookAction } from "#domains/webhooks/actions.ts";
import type { Webhook } from "#domains/webhooks/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** The webhooks in use, each with its area, what it is told, its log and the way to end it. */
export function WebhookList({ lang, webhooks }: { lang: Lang; webhooks: Webhook[] }) {
  const t = words(lang, "webhooks");
  if (webhooks.length === 0) return <p className="empty">{t("none")}</p>;
  return (
    <ul className="cards">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="card">
          <h3>{webhook.name}</h3>
          <p className="hint break-all">{webhook.address}</p>
          <p className="meta">
            <span>{webhook.unitId === null ? t("site") : unitNameOf(webhook, lang)}</span>
            <span>{webhook.events.map((event) => t(`event.${event}`)).join(" · ")}</span>
          </p>
          <p className="meta">
            <span>{t("since", { date: formatDateTime(webhook.createdAt, lang), name: webhook.memberName })}</span>
            {webhook.isFailing && <span className="badge w">{t("failing")}</span>}
          </p>
          <div className="acts-r">
            <Link className="btn g s" href={`/desk/webhooks/${webhook.id}`} prefetch={false}>
              {t("log")}
            </Link>
            <ActionForm action={endWebhookAction}>
              <input type="hidden" name="webhookId" value={webhook.id} />
              <SubmitButton className="btn g s">{t("end", { name: webhook.name })}</SubmitButton>
            </ActionForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
