import type { Listener, Listeners } from "#domains/kernel/outbox.ts";
import { removeNow, removeWithdrawn } from "./retention.ts";

/** What a post carried that was deleted for good does not wait for the sweep of what nobody carries. */
const removeCarried: Listener = ({ payload }, tx) => removeNow(tx, (payload.mediaIds as string[] | undefined) ?? []);

/** Nobody but who settles a matter about it sees it any more; without such a matter it goes at once. */
const removeAtOnce: Listener = async ({ subjectId }, tx) => {
  await removeWithdrawn(tx, [subjectId]);
};

/** What went with an account, among all that was withdrawn. */
const removeAllWithdrawn: Listener = async (_event, tx) => {
  await removeWithdrawn(tx);
};

export const mediaListeners: Listeners = {
  "moderation.post.purged": removeCarried,
  "media.file.withdrawn": removeAtOnce,
  "erasure.account.erased": removeAllWithdrawn,
};
