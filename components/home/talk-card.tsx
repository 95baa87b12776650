import { UsersRound } from "lucide-react";
import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";
import { SectionHead } from "./section-head.tsx";

type Props = { lang: Lang; base: string; thread: Thread };

/** A thread that is being talked about. */
export function TalkCard({ lang, base, thread }: Props) {
  const t = words(lang, "home");
  return (
    <section className="card teaser">
      <SectionHead title={t("talk")} href={`${base}/forum`} more={t("allTalk")} />
      <p className="badges">
        <span className="badge q">
          <UsersRound className="i" aria-hidden />
          {thread.boardName}
        </span>
      </p>
      <h3>
        <Link href={`${base}/forum/threads/${thread.id}`} prefetch={false}>
          <Title text={titleIn(lang, thread.title)} />
        </Link>
      </h3>
      <p className="meta">
        <span>{t("replies", { count: Math.max(0, thread.postCount - 1) })}</span>
        <span>
          {t("last", {
            name: nameIn(lang, thread.lastPosterName ?? thread.authorName),
            date: formatDateTime(thread.lastPostAt, lang),
          })}
        </span>
      </p>
    </section>
  );
}
