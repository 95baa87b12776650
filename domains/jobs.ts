import { forgetOldSessions } from "#domains/accounts/retention.ts";
import { warnOfDueDays } from "#domains/bulletins/must-reads/warn.ts";
import { chaseReviews } from "#domains/bulletins/review/chase.ts";
import { logError } from "#domains/edge/log-error.ts";
import { eraseDue } from "#domains/erasure/erase-due.ts";
import { remindOfBookmarks } from "#domains/forum/bookmarks/due.ts";
import { forgetOldReplyTokens } from "#domains/forum/by-mail/tokens.ts";
import { rankThreads } from "#domains/forum/lists/rank.ts";
import { emptyTakenBack } from "#domains/forum/posts/empty-taken-back.ts";
import { noteMissingTerms } from "#domains/forum/related/catch-up.ts";
import { forgetOldKeys } from "#domains/kernel/retention.ts";
import { purgeUnusedMedia } from "#domains/media/retention.ts";
import { expirePurges } from "#domains/moderation/purges/expire.ts";
import { expireReveals } from "#domains/moderation/reveals/expire.ts";
import { endSlowModes } from "#domains/moderation/slow/end.ts";
import { fireTimers } from "#domains/moderation/timers/fire.ts";
import { askOwners } from "#domains/notifications/mail/ask-owners.ts";
import { makeDigests } from "#domains/notifications/mail/digest.ts";
import { forgetOldMails } from "#domains/notifications/mail/forget.ts";
import { sendDueMails } from "#domains/notifications/mail/send.ts";
import { forgetOldPushes } from "#domains/notifications/push/forget.ts";
import { settleRead } from "#domains/notifications/settle.ts";
import { forgetOldImports } from "#domains/people/imports/forget.ts";
import { noteMissing } from "#domains/search/catch-up.ts";
import { forgetOldDeliveries } from "#domains/webhooks/deliver.ts";

type Job = {
  name: string;
  cron: string;
  run: () => Promise<unknown>;
  /** Once at the start too. */
  atStart?: boolean;
};

/** What the worker does by the clock (cron, in the time zone of the database server). */
export const schedules: Job[] = [
  { name: "chase-reviews", cron: "*/5 * * * *", run: chaseReviews },
  { name: "warn-of-due-days", cron: "*/15 * * * *", run: () => warnOfDueDays() },
  { name: "expire-purges", cron: "7 * * * *", run: expirePurges },
  { name: "expire-reveals", cron: "9 * * * *", run: expireReveals },
  { name: "fire-timers", cron: "* * * * *", run: fireTimers },
  { name: "end-slow-modes", cron: "* * * * *", run: endSlowModes },
  { name: "remind-of-bookmarks", cron: "* * * * *", run: remindOfBookmarks },
  { name: "note-missing-terms", cron: "*/10 * * * *", run: noteMissingTerms },
  { name: "note-missing-words", cron: "*/10 * * * *", run: noteMissing, atStart: true },
  { name: "forget-old-keys", cron: "17 * * * *", run: forgetOldKeys },
  { name: "forget-old-sessions", cron: "23 3 * * *", run: forgetOldSessions },
  { name: "purge-unused-media", cron: "41 * * * *", run: purgeUnusedMedia },
  { name: "erase-accounts", cron: "11 * * * *", run: eraseDue },
  { name: "empty-taken-back", cron: "47 3 * * *", run: () => emptyTakenBack() },
  { name: "forget-old-deliveries", cron: "53 3 * * *", run: forgetOldDeliveries },
  { name: "rank-threads", cron: "7 * * * *", run: rankThreads, atStart: true },
  { name: "send-mails", cron: "* * * * *", run: sendMails },
  { name: "make-digests", cron: "*/5 * * * *", run: () => makeDigests() },
  { name: "forget-old-mails", cron: "31 3 * * *", run: forgetOldMails },
  { name: "forget-old-pushes", cron: "43 3 * * *", run: forgetOldPushes },
  { name: "settle-read", cron: "47 3 * * *", run: settleRead },
  { name: "forget-old-reply-tokens", cron: "37 3 * * *", run: forgetOldReplyTokens },
  { name: "forget-old-imports", cron: "*/10 * * * *", run: forgetOldImports },
];

/** Whatever keeps the letters that ask owners from being made, what waits is sent. */
async function sendMails() {
  await askOwners().catch(logError);
  await sendDueMails();
}
