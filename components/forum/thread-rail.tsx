import { ChevronsUpDown, CornerDownRight, Keyboard, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import type { SeenPost } from "#domains/forum/posts/queries.ts";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { formatDay, formatMoment } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { followWords } from "./follow-words.ts";
import { CopyLink } from "./islands/copy-link.tsx";
import { FollowMenu } from "./islands/follow-menu.tsx";
import { Here } from "./islands/here.tsx";
import { JumpLink } from "./islands/jump-link.tsx";
import { JumpToUnread } from "./islands/jump-to-unread.tsx";
import { ModerateLink } from "./islands/moderate-link.tsx";
import { Scrubber } from "./islands/scrubber.tsx";
import type { ThreadView } from "./view.ts";

type Props = { view: ThreadView; thread: Thread; posts: SeenPost[] };

const FACES_MAX = 5;

/** Beside a thread on a wide screen: where the reader is, how to get on, who takes part; on a narrow one its tools, below. */
export function ThreadRail({ view, thread, posts }: Props) {
  const { lang, day } = view;
  const t = words(lang, "forum");
  const people = new Map(posts.flatMap(({ said }) => (said ? [[said.authorId, said.authorName] as const] : [])));
  const faces = [...people].slice(0, FACES_MAX);
  return (
    <aside className="side" aria-label={t("thread.aside")}>
      <div>
        <h2>{t("thread.progress")}</h2>
        <div className="tl">
          <Link href={view.windowHref(1)} prefetch={false}>
            {t("thread.progressFirst", { date: formatDay(thread.createdAt, lang, day) })}
          </Link>
          {thread.lastShownNumber > 1 ? (
            <Scrubber />
          ) : (
            <span className="on">
              <Here />
            </span>
          )}
          <Link href={view.postHref(Math.max(thread.lastShownNumber, 1))} prefetch={false}>
            {t("thread.progressLast", { date: formatMoment(thread.lastPostAt, lang, day) })}
          </Link>
        </div>
      </div>
      <div className="sect threadtools">
        <JumpToUnread icon={<CornerDownRight className="i" aria-hidden />} />
        <JumpLink className="row">
          <ChevronsUpDown className="i" aria-hidden />
          {words(lang, "finding")("jump.open")}
        </JumpLink>
        <FollowMenu words={followWords(lang)} />
        <CopyLink />
        <a className="row" href="/settings/display" data-key-sheet>
          <Keyboard className="i" aria-hidden />
          {words(lang, "keys")("help")}
          <kbd>?</kbd>
        </a>
        <ModerateLink>
          <ShieldCheck className="i" aria-hidden />
          {t("thread.moderate")}
        </ModerateLink>
      </div>
      {faces.length > 0 && (
        <div className="sect">
          <h2>{t("thread.people")}</h2>
          <p className="avs" title={[...people.values()].join(MARKS[lang].comma)}>
            {faces.map(([id, name]) => (
              <Avatar key={id} id={id} name={name} size=" s" />
            ))}
            {people.size > FACES_MAX && <span className="av s k">+{people.size - FACES_MAX}</span>}
          </p>
        </div>
      )}
    </aside>
  );
}
