import { db, type Reader } from "#db/client.ts";
import type { Deed } from "#db/enums/queue.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findModeratedPosts, isUuid } from "../../subjects.ts";
import { findItems } from "../items.ts";
import { refusalOf } from "../refusal.ts";

export type PreviewRow = Awaited<ReturnType<typeof listPreview>>[number];

/** What a deed would do to each of these rows, and which of them refuse it and why; ids that are not the actor's are not there. */
export async function listPreview(
  actor: Actor,
  deed: Deed,
  itemIds: string[],
  to: string | null = null,
  on: Reader = db,
) {
  const items = await findItems(actor, itemIds, on);
  const subjects = await findModeratedPosts(
    actor,
    items.flatMap(({ postId }) => postId ?? []),
    on,
  );
  const assignee = to !== null && isUuid(to) ? await findActor(to, on) : null;
  return items.map((item) => {
    const subject = subjects.get(item.postId ?? "") ?? null;
    return { item, body: subject?.post.body ?? null, refusal: refusalOf(actor, deed, { item, subject, assignee }) };
  });
}
