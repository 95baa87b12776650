import { type AnyColumn, eq, or, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "#db/client.ts";
import { oneTimeLinks, recoveryCodes, sessions } from "#db/schema/accounts.ts";
import { apiTokens } from "#db/schema/api-tokens.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { feedKeys } from "#db/schema/feeds.ts";
import { drafts, threadMembers } from "#db/schema/forum.ts";
import { ignores } from "#db/schema/ignores.ts";
import { imports } from "#db/schema/imports.ts";
import { keptBulletins, keptCases } from "#db/schema/kept.ts";
import { idempotencyKeys } from "#db/schema/kernel.ts";
import { savedLists } from "#db/schema/lists.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mails, mailWishes } from "#db/schema/mails.ts";
import { bulletinReading } from "#db/schema/must-reads.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { pushDevices } from "#db/schema/pushes.ts";
import { replyTokens } from "#db/schema/reply-tokens.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";

/** What a person keeps for themselves, or the house keeps to serve them: rows that go with the account. */
export const PRIVATE_ROWS: [PgTable, AnyColumn, ...AnyColumn[]][] = [
  [replyTokens, replyTokens.memberId],
  [mails, mails.memberId],
  [mailWishes, mailWishes.memberId],
  [mailAddresses, mailAddresses.memberId],
  [pushDevices, pushDevices.memberId],
  [inboxItems, inboxItems.memberId],
  [drafts, drafts.memberId],
  [scheduledPosts, scheduledPosts.memberId],
  [threadMembers, threadMembers.memberId],
  [boardMembers, boardMembers.memberId],
  [savedLists, savedLists.memberId],
  [bookmarks, bookmarks.memberId],
  [keptBulletins, keptBulletins.memberId],
  [keptCases, keptCases.memberId],
  [ignores, ignores.memberId, ignores.ignoredId],
  [bulletinReading, bulletinReading.memberId],
  [draftLocks, draftLocks.memberId],
  [imports, imports.memberId],
  [feedKeys, feedKeys.memberId],
  [apiTokens, apiTokens.memberId],
  [oneTimeLinks, oneTimeLinks.memberId],
  [recoveryCodes, recoveryCodes.memberId],
  [sessions, sessions.memberId],
  [idempotencyKeys, idempotencyKeys.actorId],
];

export async function deletePrivateRows(tx: Tx, memberId: string): Promise<void> {
  for (const [table, ...columns] of PRIVATE_ROWS)
    await tx.delete(table).where(or(...columns.map((column) => eq(column, sql`${memberId}::uuid`))));
}
