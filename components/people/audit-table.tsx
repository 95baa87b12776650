import { Time } from "#components/ui/time.tsx";
import type { AuditRow } from "#domains/audit/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { actorWord, eventWord, payloadWord } from "./audit-words.ts";

type Props = { lang: Lang; day: string; events: AuditRow[] };

/** The log: when, who, what, about what; details of administration unfold. */
export function AuditTable({ lang, day, events }: Props) {
  const t = words(lang, "audit");
  const columns = ["number", "at", "who", "what", "subject", "unit"] as const;
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <caption className="vh">{t("title")}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.seq}>
              <td data-label={t("number")}>{event.seq}</td>
              <td data-label={t("at")}>
                <Time at={event.at} lang={lang} day={day} as="full" />
              </td>
              <td data-label={t("who")}>{actorWord(lang, event)}</td>
              <td data-label={t("what")}>
                <span>
                  {eventWord(lang, event.name)}
                  {Object.keys(event.payload).length > 0 && (
                    <details>
                      <summary className="hint">{t("details")}</summary>
                      <code className="break-all text-meta">{payloadWord(event.payload)}</code>
                    </details>
                  )}
                </span>
              </td>
              <td data-label={t("subject")}>{event.subject ?? "—"}</td>
              <td data-label={t("unit")}>{event.unit ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
