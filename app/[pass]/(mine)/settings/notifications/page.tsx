import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { MailAddress } from "#components/notifications/mail-address.tsx";
import { MailWishesFields } from "#components/notifications/mail-wishes-fields.tsx";
import { PushSection } from "#components/notifications/push/push-section.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { saveMailWishesAction } from "#domains/notifications/actions.ts";
import { findMailWishes } from "#domains/notifications/mail/wishes.ts";
import { canPush } from "#domains/notifications/push/address.ts";
import { mayRenewHere } from "#domains/notifications/push/policy.ts";
import { listDevices } from "#domains/notifications/push/queries.ts";
import { publicKey } from "#domains/notifications/push/vapid.ts";
import { words } from "#lib/i18n.ts";
import { canMail } from "#lib/mail.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ saved?: string | string[] }> };
const PATH = "/settings/notifications";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "mails")("title") };
});

/** What one is told besides the inbox: by mail at once, in a digest, or not, on which devices, and when not. */
export default orMissing(async function NotificationsPage({ params, searchParams }: Props) {
  const { actor, lang } = await personOf(params, PATH);
  const wishes = await findMailWishes(actor);
  if (!wishes) notFound();
  const { saved } = await searchParams;
  const devices = await listDevices(actor);
  const t = words(lang, "mails");
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{words(lang, "accounts")("settings.title")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <p className="lede">{t("lede")}</p>
      {saved && (
        <p className="note ok" role="status">
          {saved === "asked" ? t("address.asked") : t("saved")}
        </p>
      )}
      <MailAddress lang={lang} address={wishes} goesOut={canMail()} />
      <ActionForm action={saveMailWishesAction} className="deed">
        <MailWishesFields lang={lang} wishes={wishes} pushes={canPush()} />
        <SubmitButton>{t("save")}</SubmitButton>
      </ActionForm>
      {canPush() && (
        <PushSection
          lang={lang}
          devices={devices}
          sessionId={actor.sessionId}
          serverKey={publicKey()}
          mayRenew={mayRenewHere(actor, devices)}
        />
      )}
    </section>
  );
});
