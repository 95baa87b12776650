import Papa from "papaparse";

/** What a spreadsheet would take for a formula (OWASP, CSV Injection), the full-width forms of Chinese keyboards included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Without it Excel reads UTF-8 as the encoding of the country. */
const BOM = "\ufeff";

/** Rows as CSV for Excel: BOM, CRLF, and an apostrophe before every cell that would run as a formula. */
export const writeCsv = (rows: string[][]): string => BOM + csvLines(rows);

/** The lines alone, for a file that is written in parts. */
export const csvLines = (rows: string[][]): string =>
  rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;

/** Takes back the apostrophe that `writeCsv` put before a cell. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

export class CsvError extends Error {
  readonly row: number;
  constructor(row: number) {
    super("a quotation mark is never closed");
    this.row = row;
  }
}

/** Cells by row; blank lines stay, so that row numbers are those of the file. Comma, semicolon or tab is found out. Throws CsvError. */
export function readCsv(text: string, rowsMax: number): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { preview: rowsMax, skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) throw new CsvError((broken.row ?? 0) + 1);
  return data;
}
