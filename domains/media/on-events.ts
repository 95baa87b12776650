import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { removeNow, removeWithdrawn } from "./retention.ts";

/** What a post carried that was deleted for good does not wait for the sweep of what nobody carries. */
const removeCarried: Listener = ({ payload }, tx) => removeNow(tx, (payload.mediaIds as string[] | undefined) ?? []);

/** Nobody but who settles a matter about it sees it any more; without such a matter it goes at once. */
const removeAtOnce: Listener = async ({ subjectId }, tx) => {
  await removeWithdrawn(tx, [subjectId]);
};

export const mediaListeners: Listeners = {
  "moderation.post.purged": removeCarried,
  "media.file.withdrawn": removeAtOnce,
};
