import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import type { Cursor } from "#lib/cursor.ts";
import { unread } from "../reading/unread.ts";
import { visibleThreads } from "../visibility.ts";
import type { List } from "./kinds.ts";
import { readKey, tellKey } from "./order.ts";

/** Of which threads: those of a board, of a unit, or all that the reader may see. */
export type Scope = { boardId?: string | null; unitId?: string | null };
export type Page = { before?: Cursor | null; limit: number };
/** A row of a list: its key in the order, as a cursor tells it, and how many posts of it are unread. */
export type Picked = { id: string; key: string; unread: number };

/**
 * A page of a list. Where an index keeps its order within each board and each area, each of those that the scope names is
 * walked from its top for as many rows as the page shows, and the page is merged from them: it costs the same in a large
 * forum as in a small one, but for what the list leaves out on the way. Other lists begin at rows that are few.
 */
export function pickThreads(actor: Actor, list: List, scope: Scope, page: Page): SQL {
  const limit = limitOf(page);
  const arm: Arm = (of, first) => sql`(${armOf(actor, list, page, and(of, inScope(scope)), first)})`;
  const arms = list.isWalked ? armsOf(actor, scope, arm) : [arm()];
  return sql`select id, ${tellKey(list.order, sql`picked.key`)} as key, unread
    from (${sql.join(arms, sql` union all `)}) picked order by picked.key desc, id desc ${limit}`;
}

type Arm = (of?: SQL, first?: SQL) => SQL;

function armOf(actor: Actor, list: List, page: Page, of: SQL | undefined, first = sql``): SQL {
  const { from, where, order } = list;
  const { before } = page;
  const isBefore = before
    ? sql`(${order.key}, ${threads.id}) < (${readKey(order, before)}, ${before.id}::uuid)`
    : undefined;
  const isShown = sql`${threads.postCount} > 0`;
  return sql`select ${threads.id} as id, ${order.key} as key, ${unread} as unread from ${from}
    where ${and(of, isShown, where, isBefore, visibleThreads(actor))}
    order by ${first}${order.key} desc, ${threads.id} desc ${limitOf(page)}`;
}

/** In the text and not beside it: a plan for any limit would be one for all rows. */
const limitOf = ({ limit }: Page) => sql.raw(`limit ${limit}`);

/** Together they are the scope, and each lies in one stretch of an index. */
function armsOf(actor: Actor, { boardId, unitId }: Scope, arm: Arm): SQL[] {
  if (boardId) return [arm(isNull(threads.pinnedBy)), arm(isNotNull(threads.pinnedBy))];
  if (unitId) return [arm(eq(threads.unitId, unitId))];
  const areas = sql`(select ${units.id} as area from ${units} where ${inVisibleArea(actor, units.id)}) areas`;
  return [
    // That all of these are equal is no news to PostgreSQL only when they are equal to something.
    arm(isNull(threads.unitId), sql`${threads.unitId} desc, `),
    sql`(select own.* from ${areas} cross join lateral ${arm(sql`${threads.unitId} = areas.area`)} own)`,
  ];
}

const inScope = ({ boardId, unitId }: Scope): SQL | undefined =>
  and(boardId ? eq(threads.boardId, boardId) : undefined, unitId ? eq(threads.unitId, unitId) : undefined);
