import type { Actor } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { dayOf } from "#lib/dates.ts";
import { listColumns } from "./columns/queries.ts";
import { slugsWithin } from "./columns/tree.ts";
import { openBulletin } from "./commands/open-bulletin.ts";
import { findStanding, type Standing } from "./kept/queries.ts";
import { findDuty, openDuties } from "./must-reads/duties.ts";
import { findBulletin, listBulletins } from "./queries.ts";
import { unreadBulletins } from "./reads/queries.ts";
import { listPinnedIds } from "./slots/queries.ts";

type Member = Actor & { id: string };

/** What a list adds for its reader: not opened yet, and required but not confirmed. */
export type BulletinListOverlay = { unread: string[]; required: string[] };
/** What is asked of the reader for this bulletin, as far as it has come; and how it stands with them and with all. */
export type BulletinOverlay = { duty: DutyState | null; standing: Standing | null };
export type DutyState = { dueOn: string; confirmedAt: string | null; seconds: number; depth: number; needed: number };

/** `/bulletins`, a column and their further pages. */
export const BULLETIN_LIST_PATH = /^\/bulletins(?:\/columns\/([a-z0-9-]+))?(?:\/before\/([\w-]+))?$/;
export const BULLETIN_PATH = /^\/bulletins\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Which bulletins of a list the reader has not opened yet; `unit` is the slug of the list's area, null for the organisation. */
export async function bulletinListOverlay(
  actor: Member,
  [, column, cursor]: RegExpExecArray,
  unit: string | null,
): Promise<BulletinListOverlay> {
  const before = cursor ? readCursor(cursor) : null;
  const within = await columnsOf(actor, column);
  const { bulletins } = await listBulletins(actor, { ...within, unit, before });
  const pinned = within.columns && !before ? await listPinnedIds(actor, within.columns, dayOf(new Date())) : [];
  const ids = [...pinned, ...bulletins.map((row) => row.id)];
  const [unread, required] = await Promise.all([unreadBulletins(actor, ids), openDuties(actor, ids)]);
  return { unread, required };
}

/** The slugs of a column and of those below it. */
async function columnsOf(actor: Member, slug: string | undefined): Promise<{ columns?: string[] }> {
  if (!slug) return {};
  const columns = await listColumns(actor);
  const column = columns.find((row) => row.slug === slug);
  return { columns: column ? slugsWithin(columns, column) : [] };
}

/** Whoever asks has the bulletin open: the first time is noted. */
export async function bulletinOverlay(actor: Member, [, id = ""]: RegExpExecArray): Promise<BulletinOverlay> {
  const [unread] = await unreadBulletins(actor, [id]);
  if (unread && (await findBulletin(actor, unread))) await openBulletin(actor, { bulletinId: unread });
  const [duty, standing] = await Promise.all([findDuty(actor, id), findStanding(actor, id)]);
  if (!duty) return { duty: null, standing };
  const { dueOn, confirmedAt, millis, depth, needed } = duty;
  const seconds = Math.floor(millis / 1000);
  return { duty: { dueOn, confirmedAt: confirmedAt?.toISOString() ?? null, seconds, depth, needed }, standing };
}
