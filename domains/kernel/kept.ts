import { and, count, eq, inArray, lt, ne, type SQLWrapper } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import type { KeptTable } from "#db/schema/kept.ts";
import { type Actor, memberId } from "./actor.ts";
import { invalid } from "./errors.ts";

/** Of one kind; more than anybody looks through again. */
export const KEPT_MAX = 1_000;
export const KEPT_PER_PAGE = 20;

/** What a form says: keep it, or let it go. */
export const IsKept = z.enum(["true", "false"]);
/** What the address of a list says; what it cannot mean is as if it were not there. */
export const KeptQuery = z.object({ before: z.uuid().nullable().catch(null) });

type Keeping = {
  table: KeptTable;
  subjectId: string;
  isKept: z.output<typeof IsKept>;
  /** The ids of what lists show the actor: of the rest nobody could let anything go, and it does not count. */
  listed: SQLWrapper;
};

/** 收藏: keeps something that the actor may read to be found again, or lets it go. */
export async function keepOrLetGo(tx: Tx, actor: Actor, { table, subjectId, isKept, listed }: Keeping): Promise<void> {
  const owner = memberId(actor);
  const isOwn = eq(table.memberId, owner);
  if (isKept === "false") {
    await tx.delete(table).where(and(isOwn, eq(table.subjectId, subjectId)));
    return;
  }
  // Those of one member come one behind the other: the point that each has taken is held until it is committed.
  const others = and(isOwn, ne(table.subjectId, subjectId), inArray(table.subjectId, listed));
  const [row] = await tx.select({ n: count() }).from(table).where(others);
  if (row!.n >= KEPT_MAX) throw invalid("form", "bookmarksFull", { maximum: KEPT_MAX });
  await tx.insert(table).values({ memberId: owner, subjectId }).onConflictDoNothing();
}

/** What lists of kept things select beside the thing itself. */
export const keptColumns = (table: KeptTable) => ({ keptId: table.id, keptAt: table.createdAt });

/** What the actor keeps; `before` is the id behind which a page goes on. */
export const ownKept = (table: KeptTable, actor: Actor, before: string | null) =>
  and(eq(table.memberId, memberId(actor)), before ? lt(table.id, before) : undefined);

export type KeptPage<Row> = { kept: Row[]; next: string | null };

/** A page of rows of which one more than it holds was asked for. */
export function keptPage<Row extends { keptId: string }>(rows: Row[]): KeptPage<Row> {
  const kept = rows.slice(0, KEPT_PER_PAGE);
  return { kept, next: rows.length > kept.length ? kept.at(-1)!.keptId : null };
}

/** All of them page by page, in words: to be taken along. */
export async function keptTitles<Row extends { title: string; keptAt: Date }>(
  pageBehind: (before: string | null) => Promise<KeptPage<Row>>,
) {
  const titles: { title: string; at: Date }[] = [];
  for (let before: string | null = null; ; ) {
    const page: KeptPage<Row> = await pageBehind(before);
    titles.push(...page.kept.map(({ title, keptAt }) => ({ title, at: keptAt })));
    if (page.next === null) return titles;
    before = page.next;
  }
}
