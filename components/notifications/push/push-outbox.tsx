import type { PushOutbox as Pushed } from "#domains/notifications/push/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** How pushing goes, and what push services would not take: those answers are about our own keys and settings. */
export function PushOutbox({ lang, pushed: { counted, refused } }: { lang: Lang; pushed: Pushed }) {
  const t = words(lang, "push");
  return (
    <section className="box mt-4 grid max-w-180 gap-3 p-5" aria-labelledby="pushed">
      <h2 id="pushed">{t("outbox.title")}</h2>
      <p className="hint">{t("outbox.counted", counted)}</p>
      {refused.length > 0 && (
        <>
          <p className="note">{t("outbox.refused")}</p>
          <ul>
            {refused.map(({ host, answered, doneAt }) => (
              <li key={`${host} ${doneAt?.getTime()}`} className="break-all">
                {[
                  doneAt && formatDateTime(doneAt, lang),
                  host,
                  answered === null ? t("outbox.noAnswer") : t("outbox.answered", { status: String(answered) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
