import { CircleCheck, Lock, PencilLine, Pin, Tag } from "lucide-react";
import Link from "next/link";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import { Title } from "#components/rich-text/title.tsx";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { titleIn } from "#lib/thread-title.ts";
import { AudienceBadge } from "./audience-badge.tsx";
import { followWords } from "./follow-words.ts";
import { FollowMenu } from "./islands/follow-menu.tsx";
import { LabelLink } from "./islands/label-link.tsx";
import { RenameLink } from "./islands/rename-link.tsx";
import { LabelBadges } from "./label-badges.tsx";
import { repliesOf } from "./replies-of.ts";

type Props = {
  thread: Thread;
  lang: Lang;
  base: string;
  audience: number;
  answer: { number: number; href: string } | null;
};

/** First who can see it, then where it belongs, then what it is about. */
export function ThreadHead({ thread, lang, base, audience, answer }: Props) {
  const t = words(lang, "forum");
  return (
    <header className="thead">
      <p className="badges">
        <AudienceBadge lang={lang} of={thread} count={audience} />
        <Origin thread={thread} lang={lang} base={base} />
        {answer !== null && (
          <Link className="badge q" href={answer.href} prefetch={false}>
            <CircleCheck className="i" aria-hidden />
            {words(lang, "answers")("head", { number: answer.number })}
          </Link>
        )}
        <LabelBadges labels={thread.labels} base={base} />
        {thread.isPinned && (
          <span className="badge k">
            <Pin className="i" aria-hidden />
            {t("thread.pinned")}
          </span>
        )}
        {thread.isLocked && (
          <span className="badge k">
            <Lock className="i" aria-hidden />
            {t("thread.locked")}
          </span>
        )}
      </p>
      <h1>
        <Title text={titleIn(lang, thread.title)} />
      </h1>
      <p className="meta">
        {thread.boardId && <span>{t("thread.startedBy", { name: nameIn(lang, thread.authorName) })}</span>}
        <span>{t("thread.replies", { count: repliesOf(thread) })}</span>
        <RenameLink>
          <PencilLine className="i" aria-hidden />
          {t("thread.rename")}
        </RenameLink>
        <LabelLink>
          <Tag className="i" aria-hidden />
          {words(lang, "labels")("choose.edit")}
        </LabelLink>
        <Subscribe lang={lang} openFeed={null} of={`thread.${thread.id}`} />
      </p>
      <FollowMenu words={followWords(lang)} className="follow" />
    </header>
  );
}

function Origin({ thread, lang, base }: Omit<Props, "audience" | "answer">) {
  const t = words(lang, "forum");
  const origin = thread.boardSlug
    ? { href: `${base}/forum/boards/${thread.boardSlug}`, text: thread.boardName }
    : thread.bulletinId
      ? { href: `${base}/bulletins/${thread.bulletinId}`, text: t("thread.toBulletin") }
      : { href: `${base}/cases/${thread.caseId}`, text: t("thread.toCase") };
  return (
    <Link className="badge" href={origin.href} prefetch={false}>
      {origin.text}
    </Link>
  );
}
