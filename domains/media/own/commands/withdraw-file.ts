import { and, eq, isNull, sql } from "drizzle-orm";
import { media } from "#db/schema/media.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { WithdrawFile } from "../input.ts";
import { canWithdraw } from "../policy.ts";
import { findUpload } from "../queries.ts";
import { threadsShowing } from "../threads-showing.ts";

/**
 * Takes an own file away from every post that shows it, at once and for good: the worker removes it from the disk as soon
 * as no moderator has one of these posts in hand (`removeWithdrawn`). Its place says that nothing is there any more.
 */
export const withdrawFile = command({
  event: "media.file.withdrawn",
  input: WithdrawFile,
  load: (tx, actor, { mediaId }) => findUpload(actor, mediaId, tx),
  allow: canWithdraw,
  async run(tx, { subject: { id, kind, bytes } }) {
    const withdrawn = await tx
      .update(media)
      .set({ withdrawnAt: sql`now()` })
      .where(and(eq(media.id, id), isNull(media.withdrawnAt)))
      .returning({ id: media.id });
    if (withdrawn.length === 0) throw new DomainError("conflict");
    const shownIn = await threadsShowing(tx, [id]);
    return { id, tags: shownIn.map((threadId) => `thread:${threadId}`), payload: { kind, bytes } };
  },
});
