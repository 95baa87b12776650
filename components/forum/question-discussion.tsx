import Link from "next/link";
import type { Thread } from "#domains/forum/threads/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { AudienceBadge } from "./audience-badge.tsx";
import { UnreadChip } from "./islands/unread-chip.tsx";

type Props = { thread: Thread; lang: Lang; base: string };

/** Below a question of a case: who can see the talk about it, how much there is, and the way in. */
export function QuestionDiscussion({ thread, lang, base }: Props) {
  const t = words(lang, "forum");
  return (
    <>
      <p className="meta">
        <AudienceBadge lang={lang} of={thread} />
        <span>{t("question.answers", { count: thread.postCount })}</span>
        <UnreadChip threadId={thread.id} text={t.raw("question.unread") as string} />
      </p>
      <Link className="btn g s" href={`${base}/forum/threads/${thread.id}`} prefetch={false}>
        {t(thread.postCount > 0 ? "question.enter" : "question.first")}
      </Link>
    </>
  );
}
