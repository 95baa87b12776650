import type { OutboxMail } from "#domains/notifications/mail/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

const BADGES = { waiting: "badge", sent: "badge q", captured: "badge w", dropped: "badge", failed: "badge w" };

/** Who was, or is to be, told by mail of what kind of thing, and what became of it; the words of one's own. */
export function OutboxList({ lang, mails }: { lang: Lang; mails: OutboxMail[] }) {
  const t = words(lang, "mails");
  const heads = ["recipient", "kind", "state", "when", "said"] as const;
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <caption className="vh">{t("outbox.title")}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`outbox.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <td data-label={t("outbox.recipient")}>{mail.recipient}</td>
              <td data-label={t("outbox.kind")}>{t(`outbox.kinds.${mail.kind}`)}</td>
              <td data-label={t("outbox.state")}>
                <span className={BADGES[mail.state]}>{t(`outbox.states.${mail.state}`)}</span>
              </td>
              <td data-label={t("outbox.when")}>{whenOf(mail, lang)}</td>
              <td data-label={t("outbox.said")} className="break-all">
                {[mail.tries > 1 && t("outbox.tries", { count: mail.tries }), mail.error].filter(Boolean).join(" · ")}
                <Words mail={mail} label={t("outbox.own")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function whenOf({ createdAt, dueAt, doneAt, state }: OutboxMail, lang: Lang): string {
  const t = words(lang, "mails");
  if (doneAt) return formatDateTime(doneAt, lang);
  return state === "waiting" ? t("outbox.due", { date: formatDateTime(dueAt, lang) }) : formatDateTime(createdAt, lang);
}

function Words({ mail: { subject, text }, label }: { mail: OutboxMail; label: string }) {
  if (text === null) return null;
  return (
    <details>
      <summary>{label}</summary>
      <b>{subject}</b>
      <pre className="whitespace-pre-wrap">{text}</pre>
    </details>
  );
}
