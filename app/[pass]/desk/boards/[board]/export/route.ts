import writeExcelFile from "write-excel-file/node";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import type { BoardPost } from "#domains/forum/export/board-posts.ts";
import { exportBoard } from "#domains/forum/export/commands/export-board.ts";
import { writeCsv } from "#lib/csv.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

/** A board as a table, all of it or one `period` of it: `?format=xlsx`, else CSV. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  const boardId = url.pathname.split("/").at(-2) ?? "";
  const period = url.searchParams.get("period") ?? "";
  const { rows, name: board } = await exportBoard(actor, { boardId, period });
  const name = [board, period].filter(Boolean).join(" ");
  const table = tableOf(rows, lang);
  if (url.searchParams.get("format") !== "xlsx") return download(writeCsv(table), name, "csv");
  const cells = table.map((row) => row.map((value) => ({ value, type: String })));
  return download(new Uint8Array(await writeExcelFile(cells).toBuffer()), name, "xlsx");
});

function tableOf(rows: BoardPost[], lang: Lang): string[][] {
  const t = words(lang, "exports");
  const header = (["thread", "number", "replyTo", "speaker", "at", "text"] as const).map((column) =>
    t(`board.columns.${column}`),
  );
  const body = rows.map((row) => [
    titleIn(lang, row.thread),
    `#${row.number}`,
    row.parentNumber === null ? "" : `#${row.parentNumber}`,
    t("board.speaker", { number: row.speaker }),
    row.at.toISOString(),
    row.text ?? t("board.notShown"),
  ]);
  return [header, ...body];
}
