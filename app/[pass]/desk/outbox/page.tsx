import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { OutboxList } from "#components/notifications/outbox-list.tsx";
import { OutboxNotes } from "#components/notifications/outbox-notes.tsx";
import { PushOutbox } from "#components/notifications/push/push-outbox.tsx";
import { MAIL_STATES } from "#db/enums/mails.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { canSeeOutbox } from "#domains/notifications/mail/policy.ts";
import { findOurFault, listMails, listSuppressed, OUTBOX_PAGE } from "#domains/notifications/mail/queries.ts";
import { findPushOutbox } from "#domains/notifications/push/queries.ts";
import { words } from "#lib/i18n.ts";
import { canMail } from "#lib/mail.ts";
import { UUID } from "#lib/text/urls.ts";

type Query = { state?: string | string[]; before?: string | string[] };
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Query> };
const PATH = "/desk/outbox";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canSeeOutbox);
  return { title: words(lang, "mails")("outbox.title") };
});

/** Whether mail goes out: what was sent, what waits, what failed, and what was captured where there is no mail server. */
export default orMissing(async function OutboxPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canSeeOutbox);
  const asked = await searchParams;
  const state = MAIL_STATES.find((name) => name === asked.state) ?? null;
  const before = typeof asked.before === "string" && UUID.test(asked.before) ? asked.before : null;
  const [mails, fault, suppressed, pushed] = await Promise.all([
    listMails(actor, { state, before }),
    findOurFault(actor),
    listSuppressed(actor),
    findPushOutbox(actor),
  ]);
  const t = words(lang, "mails");
  const last = mails.length === OUTBOX_PAGE ? mails.at(-1) : undefined;
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("outbox.title")}</h1>
          <p className="hint">{t("outbox.lede")}</p>
        </div>
      </header>
      {!canMail() && <p className="note">{t("outbox.captured")}</p>}
      <OutboxNotes lang={lang} fault={fault} suppressed={suppressed} />
      <nav className="tabs" aria-label={t("outbox.views")}>
        {[null, ...MAIL_STATES].map((name) => (
          <Link
            key={name}
            href={name === null ? PATH : `${PATH}?state=${name}`}
            prefetch={false}
            aria-current={name === state ? "page" : undefined}
          >
            {name === null ? t("outbox.all") : t(`outbox.states.${name}`)}
          </Link>
        ))}
      </nav>
      {mails.length === 0 && <p className="empty">{t("outbox.empty")}</p>}
      {mails.length > 0 && <OutboxList lang={lang} mails={mails} />}
      {pushed && <PushOutbox lang={lang} pushed={pushed} />}
      {last && (
        <p className="pager">
          <Link
            className="btn g s"
            href={`${PATH}?${state ? `state=${state}&` : ""}before=${last.id}`}
            prefetch={false}
          >
            {t("outbox.older")}
          </Link>
        </p>
      )}
    </>
  );
});
