import type { z } from "zod";
import { Email, PersonName, Pinyin, Post, SignInName } from "../input.ts";
import { type Column, type Header, recordOf } from "./columns.ts";
import { UNITS_PER_PERSON_MAX } from "./limits.ts";
import type { FoundUnit } from "./unit-names.ts";

/** What the database knows of a person whose sign-in name stands in the table. */
export type Known = {
  id: string;
  name: string;
  email: string | null;
  pinyin: string;
  isShut: boolean;
  /** Holds the role of a security or audit administrator. */
  isGuarded: boolean;
  places: { membershipId: string; unitId: string; post: string }[];
};
export type Place = { unitId: string; post: string };
export type MistakeKey =
  | "required"
  | "tooLong"
  | "malformed"
  | "signInName"
  | "email"
  | "repeated"
  | "unknownUnit"
  | "ambiguousUnit"
  | "tooManyUnits"
  | "personInactive"
  | "otherAdministrator";
/** One thing that keeps a row out. `near`: units that may have been meant. `row`: the other row, where one repeats another. */
export type Mistake = { column: Column; value: string; key: MistakeKey; near: string[]; row?: number };

export type NewPerson = { signInName: string; name: string; email: string | null; pinyin: string; places: Place[] };
export type ChangedPerson = {
  id: string;
  /** What differs, by its new value. */
  set: { name?: string; email?: string; pinyin?: string };
  /** The units of the table take the place of the present ones. */
  join: Place[];
  leave: string[];
  repost: { membershipId: string; post: string }[];
};
type At = { row: number; name: string };
export type PlannedRow = At &
  (
    | { kind: "new"; person: NewPerson }
    | { kind: "changed"; person: ChangedPerson }
    | { kind: "same" }
    | { kind: "wrong"; mistakes: Mistake[] }
  );

export type Knowledge = {
  /** By sign-in name in lower case. */
  people: Map<string, Known>;
  findUnit: (text: string) => FoundUnit;
};

/** What each row would do. Row numbers are those of the file, from 1. Nothing is read or written. */
export function planRows(cells: string[][], header: Header, { people, findUnit }: Knowledge): PlannedRow[] {
  const rows = cells
    .map((row, index) => ({ row: index + 1, record: recordOf(row, header) }))
    .filter(({ row, record }) => row > header.row + 1 && Object.values(record).some((cell) => cell !== ""));
  const firstRows = repeatedNames(rows);
  return rows.map(({ row, record }) => {
    const mistakes: Mistake[] = [];
    const field = checker(record, mistakes);
    const signInName = field("signInName", SignInName);
    const name = field("name", PersonName);
    const email = field("email", Email);
    const pinyin = field("pinyin", Pinyin);
    const places = placesOf(record, findUnit, mistakes);
    const other = firstRows.get(row);
    if (other !== undefined) mistakes.push(mistake("signInName", record, "repeated", { row: other }));
    const known = people.get(signInName.toLowerCase());
    if (known?.isShut) mistakes.push(mistake("signInName", record, "personInactive"));
    if (known?.isGuarded && email !== "" && email !== known.email)
      mistakes.push(mistake("email", record, "otherAdministrator"));
    if (!known && places.length === 0 && !mistakes.some(({ column }) => column === "unit"))
      mistakes.push(mistake("unit", record, "required"));
    const at = { row, name: name || (record.name ?? "").slice(0, 60) };
    if (mistakes.length > 0) return { ...at, kind: "wrong", mistakes };
    const wanted = { signInName, name, email: email || null, pinyin, places };
    if (!known) return { ...at, kind: "new", person: wanted };
    const person = differenceOf(known, wanted);
    return person ? { ...at, kind: "changed", person } : { ...at, kind: "same" };
  });
}

export const rowsOf = <K extends PlannedRow["kind"]>(rows: PlannedRow[], kind: K) =>
  rows.filter((row): row is Extract<PlannedRow, { kind: K }> => row.kind === kind);

type Record_ = Partial<Record<Column, string>>;

function mistake(
  column: Column,
  record: Record_,
  key: MistakeKey,
  more: { near?: string[]; row?: number } = {},
): Mistake {
  return { column, value: (record[column] ?? "").slice(0, 100), key, near: [], ...more };
}

/** Checks a cell by the schema of the form's field; a wrong one leaves a mistake and an empty value. */
function checker(record: Record_, mistakes: Mistake[]) {
  return (column: Column, schema: z.ZodType<string>): string => {
    const cell = record[column] ?? "";
    if (cell === "" && column !== "signInName" && column !== "name") return "";
    const parsed = schema.safeParse(cell);
    if (parsed.success) return parsed.data;
    mistakes.push(mistake(column, record, keyOf(parsed.error.issues[0]!)));
    return "";
  };
}

function keyOf(issue: z.core.$ZodIssue): MistakeKey {
  if (issue.code === "too_small") return "required";
  if (issue.code === "too_big") return "tooLong";
  const key = issue.code === "custom" ? issue.params?.key : undefined;
  return key === "signInName" || key === "email" ? key : "malformed";
}

const SEPARATOR = /[;；|\n]+/;

/** Units and posts stand in one cell each, parted by semicolons, in the same order. */
function placesOf(record: Record_, findUnit: Knowledge["findUnit"], mistakes: Mistake[]): Place[] {
  const names = (record.unit ?? "")
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (names.length > UNITS_PER_PERSON_MAX) {
    mistakes.push(mistake("unit", record, "tooManyUnits"));
    return [];
  }
  const posts = (record.post ?? "").split(SEPARATOR).map((part) => part.trim());
  const places = new Map<string, Place>();
  for (const [index, name] of names.entries()) {
    const found = findUnit(name);
    if ("fault" in found)
      mistakes.push({ ...mistake("unit", record, found.fault, { near: found.near }), value: name.slice(0, 100) });
    else {
      const post = Post.safeParse(posts[index] ?? "");
      if (!post.success) mistakes.push(mistake("post", record, keyOf(post.error.issues[0]!)));
      places.set(found.unit.id, { unitId: found.unit.id, post: post.data ?? "" });
    }
  }
  return [...places.values()];
}

/** Rows whose sign-in name stands in another row, too, with that row: none of them is taken, for nobody knows which is right. */
function repeatedNames(rows: { row: number; record: Record_ }[]): Map<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const { row, record } of rows) {
    const name = (record.signInName ?? "").normalize("NFKC").toLowerCase();
    const earlier = first.get(name);
    if (name === "") continue;
    if (earlier === undefined) first.set(name, row);
    else {
      repeated.set(row, earlier);
      if (!repeated.has(earlier)) repeated.set(earlier, row);
    }
  }
  return repeated;
}

/** What the table would change; null when nothing. An empty cell changes nothing. */
function differenceOf(known: Known, wanted: NewPerson): ChangedPerson | null {
  const set: ChangedPerson["set"] = {};
  if (wanted.name !== known.name) set.name = wanted.name;
  if (wanted.email !== null && wanted.email !== known.email) set.email = wanted.email;
  if (wanted.pinyin !== "" && wanted.pinyin !== known.pinyin) set.pinyin = wanted.pinyin;
  const present = new Map(known.places.map((place) => [place.unitId, place]));
  const listed = new Set(wanted.places.map(({ unitId }) => unitId));
  const join = wanted.places.filter(({ unitId }) => !present.has(unitId));
  const leave =
    listed.size === 0
      ? []
      : known.places.filter(({ unitId }) => !listed.has(unitId)).map(({ membershipId }) => membershipId);
  const repost = wanted.places.flatMap(({ unitId, post }) => {
    const place = present.get(unitId);
    return place && post !== "" && post !== place.post ? [{ membershipId: place.membershipId, post }] : [];
  });
  const nothing = Object.keys(set).length + join.length + leave.length + repost.length === 0;
  return nothing ? null : { id: known.id, set, join, leave, repost };
}
