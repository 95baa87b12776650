import Link from "next/link";
import type { Board } from "#domains/forum/boards/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { audienceText } from "./audience-badge.tsx";

/** The boards that a leader looks after. */
export function BoardTable({ lang, boards }: { lang: Lang; boards: Board[] }) {
  const t = words(lang, "forum");
  return (
    <div className="box rwrap">
      <table className="tbl cardtbl">
        <thead>
          <tr>
            <th scope="col">{t("desk.board")}</th>
            <th scope="col">{t("desk.area")}</th>
            <th scope="col">{t("desk.approval")}</th>
            <th scope="col" className="r">
              {t("desk.threads")}
            </th>
            <th scope="col">{t("desk.state")}</th>
          </tr>
        </thead>
        <tbody>
          {boards.map((board) => (
            <tr key={board.id}>
              <th scope="row">
                <Link className="link" href={`/desk/boards/${board.id}`} prefetch={false}>
                  {board.name}
                </Link>
              </th>
              <td data-label={t("desk.area")}>{audienceText(lang, board)}</td>
              <td data-label={t("desk.approval")}>{t(board.needsApproval ? "desk.yes" : "desk.no")}</td>
              <td className="r" data-label={t("desk.threads")}>
                {board.threadCount}
              </td>
              <td data-label={t("desk.state")}>{t(board.archivedAt ? "desk.archived" : "desk.open")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
