import { CircleAlert } from "lucide-react";
import Link from "next/link";
import type { OurFault, Suppressed } from "#domains/notifications/mail/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; fault: OurFault | null; suppressed: Suppressed[] };

/** What somebody has to mend: mail of ours that the server turns away, and members whose address it does not know. */
export function OutboxNotes({ lang, fault, suppressed }: Props) {
  const t = words(lang, "mails");
  return (
    <>
      {fault && (
        <div className="note bad" role="alert">
          <CircleAlert className="i" aria-hidden />
          <div>
            <p>{t("outbox.fault", { count: fault.count, date: formatDateTime(fault.at, lang) })}</p>
            <p className="hint break-all">{fault.said}</p>
          </div>
        </div>
      )}
      {suppressed[0] && (
        <details className="deedbox">
          <summary>{t("outbox.suppressed", { count: suppressed[0].count })}</summary>
          <p className="hint">{t("outbox.suppressedHint")}</p>
          <ul className="melist">
            {suppressed.map(({ memberId, name, since, said }) => (
              <li key={memberId}>
                <Link href={`/desk/people/${memberId}`} prefetch={false}>
                  <span className="break-all">
                    {name} · {formatDateTime(since, lang)} · {said}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
