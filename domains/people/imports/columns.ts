import { invalid } from "#domains/kernel/errors.ts";
import { withoutGuard } from "#lib/csv.ts";
import { HEADER_SOUGHT_ROWS } from "./limits.ts";

export const COLUMNS = ["signInName", "name", "pinyin", "email", "unit", "post"] as const;
export type Column = (typeof COLUMNS)[number];
const REQUIRED: Column[] = ["signInName", "name"];

/** What people write above these columns; compared without case, spaces and marks. */
const TITLES: Record<Column, string[]> = {
  signInName: ["登录名", "工号", "账号", "帐号", "用户名", "员工编号", "signinname", "username", "login", "employeeid"],
  name: ["姓名", "名字", "name", "fullname"],
  pinyin: ["拼音", "姓名拼音", "pinyin"],
  email: ["邮箱", "电子邮箱", "电子邮件", "邮件", "email", "emailaddress", "mail"],
  unit: ["单位", "部门", "支部", "所属单位", "所在单位", "所在支部", "组织", "unit", "units", "department", "branch"],
  post: ["职务", "岗位", "职位", "post", "posts", "position", "jobtitle", "title"],
};

/** The header of a table: on which row (from 0), which column of ours stands where, and what is not used. */
export type Header = { row: number; places: Partial<Record<Column, number>>; unused: string[] };

/** Finds the header in the first rows. Throws `invalid("file", …)`: `missingHeader`, `doubleColumn`. */
export function findHeader(cells: string[][]): Header {
  for (const [row, titles] of cells.slice(0, HEADER_SOUGHT_ROWS).entries()) {
    const found = titles.map(columnOf);
    if (!REQUIRED.every((column) => found.includes(column))) continue;
    const twice = COLUMNS.find((column) => found.indexOf(column) !== found.lastIndexOf(column));
    if (twice) throw invalid("file", "doubleColumn", { title: titles[found.lastIndexOf(twice)]?.slice(0, 30) ?? "" });
    const places = Object.fromEntries(found.flatMap((column, place) => (column ? [[column, place]] : [])));
    const unused = titles.filter((title, place) => title.trim() !== "" && !found[place]).map((title) => title.trim());
    return { row, places, unused };
  }
  throw invalid("file", "missingHeader");
}

function columnOf(title: string): Column | null {
  const plain = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return COLUMNS.find((column) => TITLES[column].includes(plain)) ?? null;
}

/** The cells of a row by column; a column that the table lacks is undefined. */
export function recordOf(row: string[], { places }: Header): Partial<Record<Column, string>> {
  const known = Object.entries(places) as [Column, number][];
  return Object.fromEntries(known.map(([column, place]) => [column, withoutGuard(row[place] ?? "").trim()]));
}
