import type { OutboxMail } from "#domains/notifications/mail/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

const BADGES = { waiting: "badge", sent: "badge q", captured: "badge w", dropped: "badge", failed: "badge w" };

/** Who was, or is to be, told by mail of what kind of thing, and what became of it; the words of one's own. */
export function OutboxList({ lang, mails }: { lang: Lang; mails: OutboxMail[] }) {
  const t = words(lang, "mails");
  return (
    <ul className="cards">
      {mails.map((mail) => (
        <li key={mail.id} className="card">
          <h3>
            {mail.recipient} · {t(`outbox.kinds.${mail.kind}`)}
          </h3>
          <p className="meta">
            <span className={BADGES[mail.state]}>{t(`outbox.states.${mail.state}`)}</span>
            <span>{t("outbox.created", { date: formatDateTime(mail.createdAt, lang) })}</span>
            {mail.state === "waiting" && <span>{t("outbox.due", { date: formatDateTime(mail.dueAt, lang) })}</span>}
            {mail.doneAt && <span>{t("outbox.done", { date: formatDateTime(mail.doneAt, lang) })}</span>}
            {mail.tries > 1 && <span>{t("outbox.tries", { count: mail.tries })}</span>}
          </p>
          {mail.error && <p className="hint break-all">{mail.error}</p>}
          {mail.text && (
            <details>
              <summary>{t("outbox.own")}</summary>
              <p>
                <b>{mail.subject}</b>
              </p>
              <pre className="break-all whitespace-pre-wrap">{mail.text}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
