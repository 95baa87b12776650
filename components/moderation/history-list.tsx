import type { HistoryLine } from "#domains/moderation/history/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { lang: Lang; lines: HistoryLine[] };

/** What was done about a person, newest first: what for, whether it still holds, and what became of an appeal. */
export function HistoryList({ lang, lines }: Props) {
  const t = words(lang, "sanctions");
  const m = words(lang, "moderation");
  return (
    <ol className="items">
      {lines.map((line) => (
        <li key={line.id}>
          <div>
            <p className="badges">
              <span className={line.state === "inForce" ? "badge w" : "badge k"}>{m(`kinds.${line.kind}`)}</span>
              <span>{t(`states.${line.state}`)}</span>
              {line.until && <span>{t("until", { date: formatDateTime(line.until, lang) })}</span>}
            </p>
            <p className="ex">{[line.reason, line.note].filter(Boolean).join(" / ")}</p>
            <p className="meta">
              <span>{t("history.by", { name: line.actorName, date: formatDateTime(line.at, lang) })}</span>
              <span>{line.unitName ?? t("everywhere")}</span>
              {line.threadTitle !== null && <span>{`${titleIn(lang, line.threadTitle)} #${line.postNumber}`}</span>}
            </p>
            {line.appealText && (
              <p className="quote">
                {t("history.appeal", { text: line.appealText })}
                <cite>{answerOf(lang, line)}</cite>
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function answerOf(lang: Lang, { answer }: HistoryLine): string {
  const t = words(lang, "sanctions");
  if (!answer) return t("history.waits");
  return t(answer.kind === "uphold-appeal" ? "history.upheld" : "history.declined", { reason: answer.reason });
}
