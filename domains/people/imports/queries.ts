import { createHash } from "node:crypto";
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { imports } from "#db/schema/imports.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canAdministerPeople } from "../policy.ts";
import { findHeader } from "./columns.ts";
import { loadKnowledge } from "./knowledge.ts";
import { KEPT_HOURS, MISTAKES_SHOWN } from "./limits.ts";
import { type Mistake, type PlannedRow, planRows, rowsOf } from "./plan.ts";

export type ImportRow = typeof imports.$inferSelect;

const keptSince = sql`now() - ${`${KEPT_HOURS} hours`}::interval`;

/** An upload of the actor's own that is still kept; nobody else's, not even another administrator's. */
export async function findImport(actor: Actor, id: string, on: Reader = db): Promise<ImportRow | null> {
  if (!canAdministerPeople(actor) || actor.id === null || !UUID.test(id)) return null;
  const own = and(eq(imports.id, id), eq(imports.memberId, actor.id));
  const [row] = await on
    .select()
    .from(imports)
    .where(and(own, gt(imports.createdAt, keptSince), isNotNull(imports.cells)));
  return row ?? null;
}

export type DryRun = {
  id: string;
  fileName: string;
  format: string;
  rowCount: number;
  unused: string[];
  counts: Record<PlannedRow["kind"], number> & { moved: number };
  wrong: { row: number; name: string; mistakes: Mistake[] }[];
  /** Stands for all that the run would do: applying asks whether it is still the same. */
  digest: string;
};

/** What an upload would do at this moment; null when it is gone or was never the actor's. */
export async function findDryRun(actor: Actor, id: string, on: Reader = db): Promise<DryRun | null> {
  const row = await findImport(actor, id, on);
  if (!row) return null;
  const { plan, header } = await planOf(row, on);
  const wrong = rowsOf(plan, "wrong");
  return {
    id: row.id,
    fileName: row.fileName,
    format: row.format,
    rowCount: plan.length,
    unused: header.unused,
    counts: countsOf(plan),
    wrong: wrong.slice(0, MISTAKES_SHOWN),
    digest: digestOf(plan),
  };
}

/** The wrong rows as they stand in the file, with the header and a last column that says what is wrong. */
export async function listWrongRows(
  actor: Actor,
  id: string,
  tell: (mistake: Mistake) => string,
  title: string,
  on: Reader = db,
): Promise<string[][] | null> {
  const row = await findImport(actor, id, on);
  if (!row) return null;
  const { plan, header, cells } = await planOf(row, on);
  const told = rowsOf(plan, "wrong").map(({ row: number, mistakes }) => ({
    row: cells[number - 1] ?? [],
    problem: mistakes.map(tell).join("；"),
  }));
  const titles = cells[header.row] ?? [];
  // Rows of a file may be of different lengths: what is wrong stands in a column of its own.
  const width = Math.max(titles.length, ...told.map(({ row }) => row.length));
  const line = (row: string[], last: string) => [...Array.from({ length: width }, (_, at) => row[at] ?? ""), last];
  return [line(titles, title), ...told.map(({ row, problem }) => line(row, problem))];
}

export async function planOf({ cells }: ImportRow, on: Reader) {
  const table = cells ?? [];
  const header = findHeader(table);
  return { plan: planRows(table, header, await loadKnowledge(table, header, on)), header, cells: table };
}

export function countsOf(plan: PlannedRow[]) {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0, moved: 0 };
  for (const row of plan) counts[row.kind]++;
  counts.moved = rowsOf(plan, "changed").filter(({ person }) => person.join.length + person.leave.length > 0).length;
  return counts;
}

export const digestOf = (plan: PlannedRow[]) => createHash("sha256").update(JSON.stringify(plan)).digest("base64url");
