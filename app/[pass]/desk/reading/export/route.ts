import writeExcelFile from "write-excel-file/node";
import { readMatrix } from "#domains/bulletins/must-reads/matrix.ts";
import { canWatchReading } from "#domains/bulletins/must-reads/policy.ts";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { words } from "#lib/i18n.ts";
import { readFilter } from "../filter.ts";

/** The matrix as a table: a line for each unit and bulletin. Figures only, no names. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  if (!canWatchReading(actor)) throw new DomainError("not_found");
  const matrix = await readMatrix(actor, readFilter(Object.fromEntries(url.searchParams)));
  if (!matrix) throw new DomainError("not_found");
  const t = words(lang, "reading");
  const header = ["unit", "bulletin", "due", "people", "done", "rate"] as const;
  const lines = [...matrix.rows, matrix.unit].flatMap((unit) =>
    matrix.bulletins.flatMap(({ id, title }) => {
      const cell = matrix.cells.get(unit.id)?.get(id);
      if (!cell || cell.people === 0) return [];
      const name = lang === "en" ? unit.enName || unit.name : unit.name;
      return [[name, title, cell.dueOn, cell.people, cell.done, cell.done / cell.people] as const];
    }),
  );
  const cells = [
    header.map((name) => ({ value: t(`export.${name}`), type: String, fontWeight: "bold" as const })),
    ...lines.map(([unit, title, due, people, done, rate]) => [
      ...[unit, title, due].map((value) => ({ value, type: String })),
      ...[people, done].map((value) => ({ value, type: Number })),
      { value: rate, type: Number, format: "0.0%" },
    ]),
  ];
  return download(new Uint8Array(await writeExcelFile(cells).toBuffer()), t("desk.file"), "xlsx");
});
