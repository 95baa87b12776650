import writeExcelFile from "write-excel-file/node";
import { download } from "#domains/edge/download.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { type ExportedPerson, exportPeople } from "#domains/people/register/commands/export-people.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { writeCsv } from "#lib/csv.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What the list shows, as a file: `?format=xlsx`, else CSV; the filter as in the list's address. */
export const GET = memberHandler(async ({ actor, lang, url }) => {
  const { rows } = await exportPeople(actor, RegisterFilter.parse(Object.fromEntries(url.searchParams)));
  const table = tableOf(rows, lang);
  const name = words(lang, "people")("export.file");
  if (url.searchParams.get("format") !== "xlsx") return download(writeCsv(table), name, "csv");
  const cells = table.map((row) => row.map((value) => ({ value, type: String })));
  return download(new Uint8Array(await writeExcelFile(cells).toBuffer()), name, "xlsx");
});

function tableOf(rows: ExportedPerson[], lang: Lang): string[][] {
  const t = words(lang, "people");
  const columns = ["signInName", "name", "pinyin", "email", "unit", "post"] as const;
  const header = [...columns, "role" as const, "state" as const].map((column) => t(`export.${column}`));
  const body = rows.map((row) => [
    ...columns.map((column) => row[column]),
    row.roles.map((role) => t(`roles.${role}`)).join("; "),
    t(row.isShut ? "states.deactivated" : "states.active"),
  ]);
  return [header, ...body];
}
