import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Papa from "papaparse";
import { withoutGuard } from "#lib/csv.ts";

/** A row as it stands in a file, before anybody has looked at it. */
export type RawRow = { where: string; raw: unknown };

/** JSON Lines: an object on each line. What is no JSON comes as `undefined`. */
export async function* readJsonLines(file: string): AsyncGenerator<RawRow> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    line++;
    if (text.trim() !== "") yield { where: `${line}`, raw: parsed(text.replace(/^\ufeff/, "")) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TABLES = [
  ["people.csv", "person"],
  ["threads.csv", "thread"],
  ["posts.csv", "post"],
] as const;

/** A folder with people.csv, threads.csv and posts.csv in UTF-8, whose headers are the names of the fields; an empty cell says nothing. */
export async function* readCsvFolder(folder: string): AsyncGenerator<RawRow> {
  for (const [name, kind] of TABLES) {
    const rows = createReadStream(join(folder, name)).pipe(
      Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true }),
    );
    // The header stands on the first line.
    let line = 1;
    for await (const cells of rows as AsyncIterable<Record<string, string>>) {
      line++;
      yield { where: `${name}:${line}`, raw: { kind, ...said(cells) } };
    }
  }
}

const said = (cells: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([, cell]) => typeof cell === "string" && cell.trim() !== "")
      .map(([title, cell]) => [title.replace(/^\ufeff/, "").trim(), withoutGuard(cell)]),
  );
