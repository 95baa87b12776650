import type { Actor } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { openBulletin } from "./commands/open-bulletin.ts";
import { findBulletin, listBulletins } from "./queries.ts";
import { unreadBulletins } from "./reads/queries.ts";

type Member = Actor & { id: string };

export type BulletinListOverlay = { unread: string[] };

/** `/bulletins`, a column and their further pages. */
export const BULLETIN_LIST_PATH = /^\/bulletins(?:\/columns\/([a-z0-9-]+))?(?:\/before\/([\w-]+))?$/;
export const BULLETIN_PATH = /^\/bulletins\/([0-9a-f-]{36})$/;

/** Which bulletins of a list the reader has not opened yet; `unit` is the slug of the list's area, null for the organisation. */
export async function bulletinListOverlay(
  actor: Member,
  [, column, cursor]: RegExpExecArray,
  unit: string | null,
): Promise<BulletinListOverlay> {
  const before = cursor ? readCursor(cursor) : null;
  const { bulletins } = await listBulletins(actor, { column, unit, before });
  return {
    unread: await unreadBulletins(
      actor,
      bulletins.map((row) => row.id),
    ),
  };
}

/** Nothing to lay over a bulletin's own page, but whoever asks has it open: the first time is noted. */
export async function bulletinOverlay(actor: Member, [, id = ""]: RegExpExecArray): Promise<null> {
  const [unread] = await unreadBulletins(actor, [id]);
  if (unread && (await findBulletin(actor, unread))) await openBulletin(actor, { bulletinId: unread });
  return null;
}
