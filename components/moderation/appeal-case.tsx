import type { listNotesOn } from "#domains/moderation/decisions/queries.ts";
import type { AppealSubject } from "#domains/moderation/subjects.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { plainText } from "#lib/text/excerpt.ts";

type Props = { lang: Lang; found: AppealSubject; notes: Awaited<ReturnType<typeof listNotesOn>> };

/** All that is needed to look at a decision again: what was decided and why, about which words, what is said against it. */
export function AppealCase({ lang, found: { action, appeal, body }, notes }: Props) {
  const t = words(lang, "moderation");
  return (
    <>
      <section>
        <h2>{t("appeal.original")}</h2>
        <p>
          {t(`kinds.${action.kind}`)} · {formatDateTime(action.at, lang)}
        </p>
        <p className="lede">{action.reason}</p>
      </section>
      {body && (
        <section>
          <h2>{t("appeal.post")}</h2>
          <blockquote className="quote">{plainText(body)}</blockquote>
        </section>
      )}
      <section>
        <h2>{t("appeal.text")}</h2>
        <p>{appeal.text}</p>
      </section>
      {notes.length > 0 && (
        <section>
          <h2>{t("appeal.notes")}</h2>
          <ol className="log">
            {notes.map((note) => (
              <li key={note.id}>
                <time dateTime={note.at.toISOString()}>{formatDateTime(note.at, lang)}</time>
                {`${note.actorName}${MARKS[lang].colon}${note.note}`}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
