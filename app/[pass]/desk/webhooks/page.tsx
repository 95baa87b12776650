import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NewToken } from "#components/people/new-token.tsx";
import { WebhookFields } from "#components/webhooks/webhook-fields.tsx";
import { WebhookList } from "#components/webhooks/webhook-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listVisibleUnits } from "#domains/units/queries.ts";
import { createWebhookAction } from "#domains/webhooks/actions.ts";
import { webhookHosts } from "#domains/webhooks/address.ts";
import { canKeepWebhooks, keepsWebhooks } from "#domains/webhooks/policy.ts";
import { listWebhooks } from "#domains/webhooks/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/webhooks";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, keepsWebhooks);
  return { title: words(lang, "webhooks")("title") };
});

/** Other systems that are told what happens in the areas that one leads; there is none where the operator allows no host. */
export default orMissing(async function WebhooksPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, keepsWebhooks);
  const hosts = webhookHosts();
  if (hosts.length === 0) notFound();
  const t = words(lang, "webhooks");
  const units = (await listVisibleUnits(actor)).filter(({ path }) => canKeepWebhooks(actor, path));
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("crumb")}</p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      <ActionForm action={createWebhookAction} className="deed">
        <NewToken words={{ made: t("made"), once: t("once"), gone: t("gone") }}>
          <WebhookFields lang={lang} units={units} ofSite={canKeepWebhooks(actor, null)} hosts={hosts} />
          <SubmitButton>{t("create")}</SubmitButton>
        </NewToken>
      </ActionForm>
      <h2>{t("list")}</h2>
      <WebhookList lang={lang} webhooks={await listWebhooks(actor)} />
    </>
  );
});
