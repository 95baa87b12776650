/** So many points in so many seconds. */
export type Limit = { points: number; windowSec: number };

type Kind = {
  /** Whose it is to change: what guards the way in is the security administrator's, the rest the system administrator's. */
  guards: "door" | "house";
  /** Fewer would shut out whoever mistypes. */
  least: number;
  /** How many times wider than here it may be made, and never more. */
  wider: number;
  /** What members do at the house's own pace (QINGFENG_LIMIT_FACTOR). */
  isPaced: boolean;
};

/** Tightened freely, loosened a little: what is guessed at, also at another's open session, stays hard to guess. */
const door = (points: number, windowSec: number, least = 2): Limit & Kind => ({
  points,
  windowSec,
  guards: "door",
  least,
  wider: 2,
  isPaced: false,
});
const deed = (points: number, windowSec: number): Limit & Kind => ({
  points,
  windowSec,
  guards: "house",
  least: 1,
  wider: 20,
  isPaced: true,
});
/** What costs the machine more than a line in a table. */
const work = (points: number, windowSec: number): Limit & Kind => ({ ...deed(points, windowSec), isPaced: false });

const MINUTE = 60;
const HOUR = 3_600;

/**
 * Every limit on how often something may be done, by what is counted: of a command its event. These are the defaults; what
 * administrators changed is in the table `limits`.
 */
export const LIMITS = {
  // domains/accounts/throttle.ts says who is counted how.
  "sign-in": door(5, 10 * MINUTE),
  /** A whole office may sit behind one address. */
  "sign-in-address": door(100, 10 * MINUTE, 20),
  "sign-in-strangers": door(30, HOUR, 5),
  /** Three of a million codes are right at a time: whoever has the password and ten tries in ten minutes needs years. */
  "second-step": door(10, 10 * MINUTE),
  /** Nobody's letter box is filled by a stranger who knows the sign-in name. */
  "reset-mail": door(3, HOUR),
  "reset-address": door(20, HOUR),
  "accounts.password.changed": door(10, HOUR),
  "accounts.email.changed": door(10, HOUR),
  /** As with the links for a new password. */
  "accounts.confirmation.asked": door(3, HOUR),
  "accounts.totp.begun": door(10, HOUR),
  "accounts.totp.enabled": door(10, 10 * MINUTE),
  "accounts.totp.disabled": door(10, HOUR),
  "accounts.recovery-codes.renewed": door(10, HOUR),
  "people.password.issued": door(60, 10 * MINUTE),
  /** A board is a table that all share: whoever opens five subjects within an hour leaves the others no room. */
  "forum.thread.opened": deed(5, HOUR),
  /** Quick talk is welcome, a flood drowns the slower voices: on the average one reply in fifteen seconds. */
  "forum.post.replied": deed(20, 5 * MINUTE),
  /** Editing is mending, not a second way to publish. */
  "forum.post.edited": deed(30, HOUR),
  /** Nobody reads and weighs more than a post a second. */
  "forum.post.reacted": deed(60, MINUTE),
  /** A search reads a thread from end to end: a second for the longest. */
  "forum.thread.searched": work(30, MINUTE),
  /** Nobody reads more hits than these; each search sorts hundreds. */
  search: work(30, MINUTE),
  /** Twice what the composer saves by itself with three drafts open. */
  "forum.draft.saved": deed(120, 10 * MINUTE),
  /** Whoever sorts, sorts many at a time; every change makes the pages of a board anew. */
  "forum.thread.labelled": deed(60, 10 * MINUTE),
  /** Every change makes the pages of a board anew. */
  "forum.thread.renamed": deed(20, HOUR),
  "forum.bookmark.saved": deed(60, 10 * MINUTE),
  /** Whoever takes back a hundred words in an hour takes a talk apart that others were part of. */
  "forum.post.deleted": deed(60, HOUR),
  /** What belongs to one person: whom and what they follow, ignore, keep, put on a list or plan. */
  "forum.own": deed(300, 10 * MINUTE),
  /** Boards, tags and rules: a whole office set up in one go, and no more. */
  "forum.house": deed(200, 10 * MINUTE),
  "forum.answer.accepted": deed(60, HOUR),
  /** Every change makes the pages of a thread anew. */
  "forum.wiki.opened": deed(60, HOUR),
  "forum.poll.opened": deed(20, HOUR),
  "forum.poll.voted": deed(60, HOUR),
  "forum.board.exported": deed(30, 10 * MINUTE),
  /** More than this in an hour is a quarrel, which a leader settles otherwise. */
  "moderation.post.flagged": deed(10, HOUR),
  /** An appeal is read by somebody from end to end. */
  "moderation.action.appealed": deed(10, HOUR),
  /** One act every two seconds for ten minutes: nobody weighs faster, and a stolen session empties no forum. */
  "moderation.acts": deed(300, 10 * MINUTE),
  "notifications.mail-wishes.saved": deed(30, HOUR),
  "notifications.device.added": deed(20, HOUR),
  "bulletins.bulletin.kept": deed(60, 10 * MINUTE),
  "cases.case.kept": deed(60, 10 * MINUTE),
  "bulletins.reading.noted": deed(60, MINUTE),
  /** One person imports a newspaper in an hour, but does not occupy the house. */
  "bulletins.draft.imported": work(20, HOUR),
  /** One person illustrates a long bulletin in an hour, but does not fill the disk. */
  "media.picture.added": work(60, HOUR),
  "media.file.added": work(60, HOUR),
  /** A program that asks ten times a second without a pause is asked to wait. */
  api: work(600, MINUTE),
  /** What our pages ask for beside themselves: each session ten times a second, which no reader does. */
  reads: deed(600, MINUTE),
  "tokens.token.created": deed(20, HOUR),
  "tokens.service-token.created": deed(20, HOUR),
  "webhooks.webhook.created": deed(20, HOUR),
  "webhooks.delivery.replayed": deed(60, 10 * MINUTE),
  "people.register.exported": deed(30, 10 * MINUTE),
  "people.import.uploaded": deed(60, 10 * MINUTE),
  "archive.copy.taken": deed(10, HOUR),
  "audit.events.exported": deed(30, 10 * MINUTE),
  "audit.chain.checked": deed(10, 10 * MINUTE),
} as const satisfies Record<string, Limit & Kind>;

export type LimitName = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];
