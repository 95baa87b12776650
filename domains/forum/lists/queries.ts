import { and, inArray } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ListKind, TopPeriod } from "#db/enums/lists.ts";
import { threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { THREADS_PER_PAGE } from "../limits.ts";
import { selectThreads } from "../threads/columns.ts";
import type { Thread } from "../threads/queries.ts";
import { visibleThreads } from "../visibility.ts";
import { listOf, unreadOfLate, unreadOfOld } from "./kinds.ts";
import { type Page, type Picked, pickThreads, type Scope } from "./walk.ts";

export type ListedThread = Thread & { unread: number };
type Wanted = { kind: ListKind; period?: TopPeriod; before?: Cursor | null };

/** A page of one of the lists of threads across boards. */
export async function listByKind(actor: Actor, scope: Scope, wanted: Wanted, on: Reader = db) {
  const page = { before: wanted.before, limit: THREADS_PER_PAGE + 1 };
  const { kind } = wanted;
  const picked =
    kind === "unread"
      ? await listUnreadIds(actor, scope, page, on)
      : await on.execute<Picked>(pickThreads(actor, listOf(actor, { ...wanted, kind }), scope, page));
  const shown = picked.slice(0, THREADS_PER_PAGE);
  const last = shown.at(-1);
  const goesOn = picked.length > THREADS_PER_PAGE && last;
  const next = goesOn ? writeCursor({ micros: last.key, id: last.id }) : null;
  return { threads: await withColumns(actor, shown, on), next };
}

/** Threads with something unread, those spoken in last first: one query for the list, the badge and the sweep. */
export async function listUnreadIds(actor: Actor, scope: Scope, page: Page, on: Reader = db): Promise<Picked[]> {
  const late = await on.execute<Picked>(pickThreads(actor, unreadOfLate(actor), scope, page));
  if (late.length >= page.limit) return late;
  const old = await on.execute<Picked>(pickThreads(actor, unreadOfOld(actor), scope, page));
  return [...late, ...old].slice(0, page.limit);
}

/** How many threads that list has, up to a hundred. */
export async function countUnreadThreads(actor: Actor, scope: Scope = {}, on: Reader = db): Promise<number> {
  return (await listUnreadIds(actor, scope, { limit: BADGE_LIMIT }, on)).length;
}

async function withColumns(actor: Actor, picked: Picked[], on: Reader): Promise<ListedThread[]> {
  if (picked.length === 0) return [];
  const ids = picked.map(({ id }) => id);
  const rows = await selectThreads(actor, on).where(and(inArray(threads.id, ids), visibleThreads(actor)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return picked.flatMap(({ id, unread }) => {
    const row = byId.get(id);
    return row ? [{ ...row, unread }] : [];
  });
}
