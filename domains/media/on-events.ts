import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { removeNow } from "./retention.ts";

/** What a post carried that was deleted for good does not wait for the sweep of what nobody carries. */
const removeCarried: Listener = ({ payload }, tx) => removeNow(tx, (payload.mediaIds as string[] | undefined) ?? []);

export const mediaListeners: Listeners = { "moderation.post.purged": removeCarried };
