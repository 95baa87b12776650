import { unitNameOf } from "#components/forum/audience-badge.tsx";
import type { Lang } from "#lib/i18n.ts";

type Board = { name: string; unitName: string | null; unitEnName: string | null };

/** A board with the unit that it belongs to; `site` stands for the whole organisation. */
export function boardNameIn(lang: Lang, board: Board, site: string): string {
  const unit = unitNameOf(board, lang) ?? site;
  return lang === "en" ? `${board.name} (${unit})` : `${board.name}（${unit}）`;
}
