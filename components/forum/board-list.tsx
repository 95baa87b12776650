import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { Board } from "#domains/forum/boards/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { AudienceBadge } from "./audience-badge.tsx";

type Props = { boards: Board[]; lang: Lang; base: string };

/** The boards of an area: what each is for and who can see it. */
export function BoardList({ boards, lang, base }: Props) {
  const t = words(lang, "forum");
  return (
    <ul className="boards">
      {boards.map((board) => (
        <li key={board.id}>
          <i className="glyph" aria-hidden="true">
            {[...board.name][0]}
          </i>
          <div>
            <h2>
              <Link href={`${base}/forum/boards/${board.slug}`} prefetch={false}>
                {board.name}
              </Link>
            </h2>
            {board.description && <p>{board.description}</p>}
            <p className="meta">
              <AudienceBadge lang={lang} of={board} />
              <span>{t("boards.threads", { count: board.threadCount })}</span>
              {board.needsApproval && <span className="badge w">{t("boards.approval")}</span>}
            </p>
          </div>
          <ChevronRight className="i" aria-hidden />
        </li>
      ))}
    </ul>
  );
}
