import { THREAD_DEEDS } from "#db/enums/thread-deeds.ts";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { lang: Lang; action: string; threads: Thread[] };

/** Threads of which some may be chosen, and what may be done to them; leads on, nothing is done yet. */
export function ThreadChoice({ lang, action, threads }: Props) {
  const t = words(lang, "moving");
  const f = words(lang, "forum");
  return (
    <form action={action}>
      <ol className="items choosable" aria-label={t("threads.list")}>
        {threads.map((thread) => (
          <li key={thread.id}>
            <label className="pick">
              <input type="checkbox" name="thread" value={thread.id} />
              <span className="vh">{t("threads.one", { title: titleIn(lang, thread.title) })}</span>
            </label>
            <div className="qitem0">
              <b>{titleIn(lang, thread.title)}</b>
              <p className="meta">
                {thread.isPinned && <span className="badge k">{f("thread.pinned")}</span>}
                {thread.isLocked && <span className="badge k">{f("thread.locked")}</span>}
                {thread.labels.map(({ id, name }) => (
                  <span className="badge" key={id}>
                    {name}
                  </span>
                ))}
                <span>{nameIn(lang, thread.authorName)}</span>
                <time dateTime={thread.lastPostAt.toISOString()}>{formatDateTime(thread.lastPostAt, lang)}</time>
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-3">
        {THREAD_DEEDS.map((deed) => (
          <button key={deed} type="submit" className="btn g" name="deed" value={deed}>
            {t(`threads.deeds.${deed}`)}
          </button>
        ))}
      </p>
    </form>
  );
}
