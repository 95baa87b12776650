import Link from "next/link";
import type { Board } from "#domains/forum/boards/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { audienceText } from "./audience-badge.tsx";

/** The boards that a leader looks after. */
export function BoardTable({ lang, boards }: { lang: Lang; boards: Board[] }) {
  const t = words(lang, "forum");
  return (
    <div className="box scrollx">
      <table className="tbl">
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
              <td>{audienceText(lang, board)}</td>
              <td>{t(board.needsApproval ? "desk.yes" : "desk.no")}</td>
              <td className="r">{board.threadCount}</td>
              <td>{t(board.archivedAt ? "desk.archived" : "desk.open")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
