import { PenLine } from "lucide-react";
import { Subscribe } from "#components/bulletins/subscribe.tsx";
import type { Board } from "#domains/forum/boards/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { AudienceBadge } from "./audience-badge.tsx";
import { followBoardWords } from "./follow-words.ts";
import { FollowBoard } from "./islands/follow-board.tsx";
import { OpenLink } from "./islands/open-link.tsx";

type Props = { board: Board; lang: Lang; audience: number; moderators: string[] };

/** What a board is for, who can see it, who looks after it, and the way to a new thread. */
export function BoardHead({ board, lang, audience, moderators }: Props) {
  const t = words(lang, "forum");
  return (
    <header className="bhead">
      <i className="glyph" aria-hidden="true">
        {[...board.name][0]}
      </i>
      <div>
        <h1>{board.name}</h1>
        {board.description && <p className="lede">{board.description}</p>}
        <p className="meta">
          <AudienceBadge lang={lang} of={board} count={audience} />
          {moderators.length > 0 && <span>{t("board.moderators", { names: moderators.join(MARKS[lang].comma) })}</span>}
          <span>{t("board.threads", { count: board.threadCount })}</span>
          {board.needsApproval && <span className="badge w">{t("boards.approval")}</span>}
          {board.allowsAnonymous && <span className="badge k">{t("anonymous.badge")}</span>}
          <Subscribe lang={lang} openFeed={null} of={`board.${board.slug}`} />
        </p>
      </div>
      {!board.archivedAt && (
        <div className="bacts">
          <FollowBoard boardId={board.id} words={followBoardWords(lang)} />
          <OpenLink className="btn" href={`/write/thread/${board.slug}`}>
            <PenLine className="i" aria-hidden />
            {t("board.open")}
          </OpenLink>
        </div>
      )}
    </header>
  );
}
