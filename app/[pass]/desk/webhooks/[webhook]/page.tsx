import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { DeliveryTable } from "#components/webhooks/delivery-table.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { keepsWebhooks } from "#domains/webhooks/policy.ts";
import { findWebhook, listDeliveries } from "#domains/webhooks/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; webhook: string }> };

async function load(params: Props["params"]) {
  const { webhook: id } = await params;
  const person = await staffOf(params, `/desk/webhooks/${id}`, keepsWebhooks);
  const webhook = await findWebhook(person.actor, id);
  if (!webhook) notFound();
  return { ...person, webhook };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, webhook } = await load(params);
  return { title: words(lang, "webhooks")("deliveries.title", { name: webhook.name }) };
});

/** What one webhook was told, with what came back, and the way to send it again. */
export default orMissing(async function DeliveriesPage({ params }: Props) {
  const { actor, lang, webhook } = await load(params);
  const t = words(lang, "webhooks");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/webhooks">{t("title")}</Link>
          </p>
          <h1>{t("deliveries.title", { name: webhook.name })}</h1>
          <p className="hint break-all">{webhook.address}</p>
        </div>
      </header>
      <DeliveryTable lang={lang} deliveries={await listDeliveries(actor, webhook.id)} />
    </>
  );
});
