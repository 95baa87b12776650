import { MAIL_GROUPS, type MailGroup, type MailWay } from "#db/enums/mails.ts";
import type { InboxKind } from "#db/schema/notifications.ts";

/** Which lines of the inbox are chosen together. */
export const GROUP_OF: Record<InboxKind, MailGroup> = {
  mention: "calls",
  reply: "calls",
  "answer-accepted": "calls",
  bookmark: "calls",
  "thread-reminder": "calls",
  watched: "followed",
  "new-thread": "followed",
  "new-bulletin": "bulletins",
  "bulletin-corrected": "bulletins",
  "review-asked": "bulletins",
  "review-overdue": "bulletins",
  "review-returned": "bulletins",
  "review-approved": "bulletins",
  "review-delegated": "bulletins",
  "delegation-ended": "bulletins",
  "plan-failed": "bulletins",
  moderated: "moderation",
  "flag-settled": "moderation",
  "appeal-decided": "moderation",
  "queue-waits": "moderation",
  "item-assigned": "moderation",
  "purge-settled": "moderation",
  "purge-expired": "moderation",
  "reveal-settled": "moderation",
  "reveal-expired": "moderation",
  "posts-moved": "moderation",
  "timer-refused": "moderation",
  "must-read": "duty",
  "must-read-reminded": "duty",
  "must-read-soon": "duty",
  "must-read-last-day": "duty",
};

/** Nobody gets mail that they did not ask for, but for what they owe (必读): that is a duty and no newsletter. */
export const DEFAULT_WAYS: Record<MailGroup, MailWay> = {
  calls: "inbox",
  followed: "inbox",
  bulletins: "inbox",
  moderation: "inbox",
  duty: "mail",
};

/** What is pushed to the devices of whoever switched that on and chose nothing else: what waits for them in person. */
export const DEFAULT_PUSH: MailGroup[] = ["calls", "duty"];

/** A duty comes by mail, at once or in the digest. */
export const waysFor = (group: MailGroup): MailWay[] =>
  group === "duty" ? ["mail", "digest"] : ["inbox", "mail", "digest"];

export type Ways = Record<MailGroup, MailWay>;

export const waysOf = (chosen: Partial<Ways>): Ways => ({ ...DEFAULT_WAYS, ...chosen });

/** What is left of the ways when one group, or the digest, is switched off: a duty stays as it is. */
export function without(ways: Ways, kind: MailGroup | "digest"): Ways {
  const isMeant = (group: MailGroup) =>
    group !== "duty" && (kind === "digest" ? ways[group] === "digest" : group === kind);
  return Object.fromEntries(MAIL_GROUPS.map((group) => [group, isMeant(group) ? "inbox" : ways[group]])) as Ways;
}
