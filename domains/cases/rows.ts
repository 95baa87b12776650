/** The repeatable parts of a case's form. */
export const ROW_KINDS = ["steps", "clauses", "lessons", "questions"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

const FIELD = /^(steps|clauses|lessons|questions)\.(\d{1,2})\.([a-zA-Z]{1,20})$/;

/** What a form posts under names like `steps.2.title`, as arrays of rows; every other field stays as it is. */
export function nestRows(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null) return raw;
  const input: Record<string, unknown> = {};
  const rows: Partial<Record<RowKind, Record<string, unknown>[]>> = {};
  for (const [name, value] of Object.entries(raw)) {
    const [, kind, index, field] = FIELD.exec(name) ?? [];
    if (!kind || !index || !field) input[name] = value;
    else {
      rows[kind as RowKind] ??= [];
      const list = rows[kind as RowKind]!;
      while (list.length <= Number(index)) list.push({});
      list[Number(index)]![field] = value;
    }
  }
  return { ...input, ...rows };
}

/** What the submit button that was pressed asks for besides saving: a row more, or one less. */
export type RowDeed = { deed: "add" | "remove"; kind: RowKind; index: number };

const DEED = /^(add|remove)\.(steps|clauses|lessons|questions)\.(\d{1,2})$/;

export const writeDeed = ({ deed, kind, index }: RowDeed) => `${deed}.${kind}.${index}`;

/** Reads a button's value; null for plain saving. */
export function readDeed(value: string): RowDeed | null {
  const [, deed, kind, index] = DEED.exec(value) ?? [];
  if (!deed || !kind || !index) return null;
  return { deed: deed as RowDeed["deed"], kind: kind as RowKind, index: Number(index) };
}

/** Rows without the empty ones; a deed on this kind takes one out or puts an empty one in. */
export function applyDeed<Row extends object>(kind: RowKind, rows: Row[], blank: Row, deed: RowDeed | null): Row[] {
  const mine = deed?.kind === kind ? deed : null;
  const kept = rows.filter((row, index) => !isBlankRow(row) && !(mine?.deed === "remove" && mine.index === index));
  if (mine?.deed !== "add") return kept;
  const before = rows.slice(0, mine.index).filter((row) => !isBlankRow(row)).length;
  return kept.toSpliced(before, 0, blank);
}

/** Whether nothing was written into it; an id or a ticked box alone is nothing. */
export const isBlankRow = (row: object) =>
  Object.entries(row).every(([name, value]) => name === "id" || typeof value === "boolean" || (value ?? "") === "");
