/** What another system can be told of. */
export const WEBHOOK_EVENTS = [
  "bulletins.bulletin.published",
  "bulletins.bulletin.withdrawn",
  "forum.thread.opened",
  "forum.post.replied",
  "moderation.post.approved",
  "moderation.posts.received",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** waiting: to be sent at its time · sent: answered with 2xx · failed: given up · withheld: its area may not see it any more */
export type DeliveryState = "waiting" | "sent" | "failed" | "withheld";

export const WEBHOOK_NAME_MAX_CHARS = 40;
