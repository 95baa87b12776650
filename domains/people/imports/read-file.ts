import { readSheet } from "read-excel-file/universal";
import { invalid } from "#domains/kernel/errors.ts";
import { CsvError, readCsv } from "#lib/csv.ts";
import { CELL_MAX_CHARS, COLUMNS_MAX, FILE_MAX_BYTES, ROWS_MAX } from "./limits.ts";
import { faultOfZip } from "./zip-guard.ts";

export type Sheet = { cells: string[][]; format: "xlsx" | "utf-8" | "utf-16" | "gb18030" };

const XLSX = Buffer.from("PK\u0003\u0004", "latin1");
/** The container of old .xls files, and of encrypted .xlsx files. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Cells by row of an uploaded table, told apart by content and not by name. Throws `invalid` on the field `file`. */
export async function readFile(bytes: Buffer): Promise<Sheet> {
  if (bytes.length > FILE_MAX_BYTES) throw invalid("file", "tooLarge");
  const sheet = isAt(bytes, XLSX) ? await readXlsx(bytes) : readText(bytes);
  if (sheet.cells.length > ROWS_MAX + 1) throw invalid("file", "tooManyRows", { maximum: ROWS_MAX });
  return { ...sheet, cells: sheet.cells.map((row) => row.slice(0, COLUMNS_MAX)) };
}

async function readXlsx(bytes: Buffer): Promise<Sheet> {
  const fault = faultOfZip(bytes);
  if (fault) throw invalid("file", fault, { maximum: ROWS_MAX });
  const own = new Uint8Array(bytes).buffer;
  const rows = await readSheet(own).catch(() => {
    throw invalid("file", "notATable");
  });
  return { cells: rows.map((row) => row.map(textOf)), format: "xlsx" };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).slice(0, CELL_MAX_CHARS);
}

function readText(bytes: Buffer): Sheet {
  if (isAt(bytes, OLD_EXCEL)) throw invalid("file", "oldExcel");
  const { text, format } = decode(bytes);
  if (text.includes("\0")) throw invalid("file", "notATable");
  try {
    const cells = readCsv(text, ROWS_MAX + 2).map((row) => row.map((cell) => cell.slice(0, CELL_MAX_CHARS)));
    return { cells, format };
  } catch (error) {
    if (error instanceof CsvError) throw invalid("file", "unclosedQuote", { row: error.row });
    throw error;
  }
}

/** UTF-8 where it fits, with or without BOM; UTF-16 by its BOM; else GB18030, in which Chinese Excel saves. */
function decode(bytes: Buffer): { text: string; format: Sheet["format"] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: strictly("utf-16le", bytes) ?? "\0", format: "utf-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: strictly("utf-16be", bytes) ?? "\0", format: "utf-16" };
  const utf8 = strictly("utf-8", bytes);
  if (utf8 !== null) return { text: utf8, format: "utf-8" };
  if (bytes.includes(0)) throw invalid("file", "notATable");
  const chinese = strictly("gb18030", bytes);
  if (chinese === null) throw invalid("file", "encoding");
  return { text: chinese, format: "gb18030" };
}

function strictly(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isAt = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
