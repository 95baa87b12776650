/** What can be told by mail, in groups that are chosen together. */
export const MAIL_GROUPS = ["calls", "followed", "bulletins", "moderation", "duty"] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

/** inbox: stands in the inbox only · mail: by mail too, within minutes · digest: in the next digest, if it is unread by then */
export const MAIL_WAYS = ["inbox", "mail", "digest"] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

export const DIGESTS = ["none", "daily", "weekly"] as const;
export type Digest = (typeof DIGESTS)[number];

/**
 * waiting: to be sent at its time · sent: the mail server took it · captured: there is none, so it is kept here ·
 * dropped: at its time there was nothing left that its member may read and has not read · failed: given up
 */
export const MAIL_STATES = ["waiting", "sent", "captured", "dropped", "failed"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What a mail tells: lines of one group, or the digest. */
export type NewsKind = MailGroup | "digest";
/** `address` tells nothing: it asks whether an address is its member's. */
export type MailKind = NewsKind | "address";
