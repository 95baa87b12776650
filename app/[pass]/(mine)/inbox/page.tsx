import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { InboxGroup } from "#components/notifications/inbox-group.tsx";
import { PushRenewal } from "#components/notifications/push/push-renewal.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { markAllReadAction } from "#domains/notifications/actions.ts";
import { groupByThread } from "#domains/notifications/by-thread.ts";
import { canPush } from "#domains/notifications/push/address.ts";
import { mayRenewHere } from "#domains/notifications/push/policy.ts";
import { listDevices } from "#domains/notifications/push/queries.ts";
import { publicKey } from "#domains/notifications/push/vapid.ts";
import { INBOX_PAGE, listInbox, listOlder } from "#domains/notifications/queries.ts";
import { words } from "#lib/i18n.ts";
import { UUID } from "#lib/text/urls.ts";

type Props = { params: Promise<{ pass: string }>; searchParams: Promise<{ before?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/inbox");
  return { title: words(lang, "notifications")("title") };
});

/** What happened that concerns the reader, newest first, what belongs to one thread together. */
export default orMissing(async function InboxPage({ params, searchParams }: Props) {
  const { actor, lang } = await personOf(params, "/inbox");
  const { before } = await searchParams;
  const t = words(lang, "notifications");
  const lines = await listInbox(actor, typeof before === "string" && UUID.test(before) ? before : null);
  const older = await listOlder(actor, lines);
  const last = lines.at(-1);
  const isToRenew = canPush() && mayRenewHere(actor, await listDevices(actor));
  return (
    <section className="formpage">
      <header className="pagehead">
        <h1>{t("title")}</h1>
        {lines.some(({ isUnread }) => isUnread) && (
          <ActionForm action={markAllReadAction}>
            <SubmitButton className="btn g s">{t("markAll")}</SubmitButton>
          </ActionForm>
        )}
      </header>
      {isToRenew && <PushRenewal serverKey={publicKey()} />}
      {lines.length === 0 && (
        <div className="empty">
          <p>{t("empty")}</p>
          <Link className="btn g" href="/forum">
            {t("emptyAction")}
          </Link>
        </div>
      )}
      {groupByThread([...lines, ...older]).map((group) => (
        <InboxGroup key={group.lines[0]?.id} lang={lang} group={group} />
      ))}
      {last && lines.length === INBOX_PAGE && (
        <Link className="btn g" href={`/inbox?before=${last.id}`}>
          {t("older")}
        </Link>
      )}
    </section>
  );
});
