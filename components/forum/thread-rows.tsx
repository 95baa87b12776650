import { Lock, Pin } from "lucide-react";
import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";
import { ThreadCount } from "./islands/thread-count.tsx";
import { ThreadRow } from "./islands/thread-row.tsx";
import { repliesOf } from "./replies-of.ts";

type Props = {
  threads: Thread[];
  lang: Lang;
  day: string;
  label: string;
  hrefOf: (thread: Thread) => string;
  /** Where a thread belongs, for lists across boards. */
  placeOf?: (thread: Thread) => string | null;
  /** What is unread of each, where the page knows it; on a shared page it comes with the overlay. */
  unread?: Record<string, number>;
};

/** Threads, a row each; the whole row is the link. */
export function ThreadRows({ threads, lang, day, label, hrefOf, placeOf, unread }: Props) {
  return (
    <ul className="threads" aria-label={label}>
      {threads.map((thread) => (
        <ThreadRow key={thread.id} threadId={thread.id} unread={unread?.[thread.id]} className={classOf(thread)}>
          <Face thread={thread} />
          <div>
            <h2>
              <Link href={hrefOf(thread)} prefetch={false}>
                <Title text={titleIn(lang, thread.title)} />
              </Link>
            </h2>
            <Meta thread={thread} lang={lang} day={day} place={placeOf?.(thread) ?? null} />
          </div>
          <Count thread={thread} lang={lang} unread={unread?.[thread.id]} />
          <p className="last" data-label={words(lang, "forum")("board.lastBy")}>
            <span>{nameIn(lang, thread.lastPosterName ?? thread.authorName)}</span>
            <Time at={thread.lastPostAt} lang={lang} day={day} />
          </p>
        </ThreadRow>
      ))}
    </ul>
  );
}

const classOf = (thread: Thread) =>
  [thread.isPinned && "pinned", thread.isLocked && "locked"].filter(Boolean).join(" ");

function Face({ thread }: { thread: Thread }) {
  const Icon = thread.isPinned ? Pin : thread.isLocked ? Lock : null;
  if (!Icon) return <Avatar name={thread.authorName} id={thread.authorId} />;
  return (
    <span className="av k" aria-hidden="true">
      <Icon className="i" />
    </span>
  );
}

function Meta({ thread, lang, day, place }: { thread: Thread; lang: Lang; day: string; place: string | null }) {
  const t = words(lang, "forum");
  return (
    <p className="meta">
      {place && <span className="badge">{place}</span>}
      {thread.isPinned && <span className="badge k">{t("board.pinned")}</span>}
      {thread.isLocked && <span className="badge k">{t("board.locked")}</span>}
      {thread.labels.map(({ id, name }) => (
        <span className="badge" key={id}>
          {name}
        </span>
      ))}
      <span>{nameIn(lang, thread.authorName)}</span>
      <Time at={thread.createdAt} lang={lang} day={day} as="day" />
    </p>
  );
}

function Count({ thread, lang, unread }: { thread: Thread; lang: Lang; unread?: number }) {
  const t = words(lang, "forum");
  const count = repliesOf(thread);
  return (
    <p className="cnt">
      <b>{count}</b>
      <ThreadCount
        threadId={thread.id}
        known={unread}
        label={t("board.replies")}
        unread={t.raw("board.unread") as string}
      />
    </p>
  );
}
