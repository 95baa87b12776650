import { bulletinListeners } from "#domains/bulletins/on-events.ts";
import { forumListeners } from "#domains/forum/on-events.ts";
import type { Listeners } from "#domains/kernel/outbox.ts";
import { mediaListeners } from "#domains/media/on-events.ts";
import { moderationListeners } from "#domains/moderation/on-events.ts";
import { notificationListeners } from "#domains/notifications/on-events.ts";
import { searchListeners } from "#domains/search/on-events.ts";
import { webhookListeners } from "#domains/webhooks/on-events.ts";

/** Who listens to whom: the worker hands every event to these, in this order. */
export const subscribers: Listeners[] = [
  bulletinListeners,
  forumListeners,
  mediaListeners,
  moderationListeners,
  notificationListeners,
  searchListeners,
  webhookListeners,
];
