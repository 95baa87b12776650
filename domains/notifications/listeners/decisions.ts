import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions } from "#db/schema/moderation.ts";
import type { InboxKind } from "#db/schema/notifications.ts";
import { threadNow } from "#domains/forum/places/queries.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { tellOfPost } from "./posts.ts";
import { type Item, put } from "./put.ts";

/** Whom a decision concerns is told of it with its reason; those who had flagged the post are told that it was looked at. */
export async function onDecision(event: DomainEvent, tx: Tx) {
  const actionId = String(event.payload.actionId);
  const [row] = await tx
    .select({ action: moderationActions, wasIn: threads.id, ...placeNow })
    .from(moderationActions)
    .leftJoin(threads, stillThere)
    .where(eq(moderationActions.id, actionId));
  if (!row) return;
  const { action, wasIn, ...place } = row;
  // Found out one is told wherever one has gone since, or the thread has.
  const about = { actionId, ...(event.name !== "moderation.reveal.agreed" && place) };
  const items: Item[] = [];
  // Of an appeal that was upheld its author hears as of an appeal.
  const isAppeal = action.kind === "uphold-appeal";
  if (TOLD_TO_AUTHOR.has(event.name) && !isAppeal && action.memberId && action.memberId !== action.actorId)
    items.push({ memberId: action.memberId, kind: "moderated", ...about });
  if (OF_VERSIONS.has(event.name) && action.postId) {
    const path = `/history/${action.postId}`;
    const [post] = await tx.select({ authorId: posts.authorId }).from(posts).where(eq(posts.id, action.postId));
    // Of a wiki (共同编辑) the version may be another's; the post is the author's all the same.
    if (post && post.authorId !== action.memberId && post.authorId !== action.actorId)
      items.push({ memberId: post.authorId, kind: "moderated", ...about, payload: { path } });
  }
  const flaggers = await tx
    .selectDistinct({ memberId: flags.flaggerId })
    .from(flags)
    .where(and(eq(flags.settledBy, actionId), ne(flags.flaggerId, action.actorId)));
  for (const { memberId } of flaggers) items.push({ memberId, kind: "flag-settled", ...about });
  // The inbox shows the office, not the person: who decided stands in the decision itself.
  await put(tx, event, items, null);
  if (event.name === "moderation.post.approved" && wasIn && action.postNumber)
    await tellOfPost(tx, event, wasIn, action.postNumber);
}

/** The log keeps the name of a thread that went with the demonstration. */
const stillThere = eq(threads.id, moderationActions.threadId);

/** The log keeps where it was done; a line about a thread that was merged is seen in the one that took it in. */
const placeNow = {
  threadId: threadNow,
  postNumber: sql<number | null>`case when ${threads.mergedInto} is null then ${moderationActions.postNumber}
    else (select ${posts.number} from ${posts}
      where ${posts.id} = ${moderationActions.postId} and ${posts.threadId} = ${threads.mergedInto}) end`,
};

const TOLD_TO_AUTHOR = new Set([
  "moderation.post.hidden",
  "moderation.post.restored",
  "moderation.revision.hidden",
  "moderation.revision.restored",
  "moderation.post.approved",
  "moderation.post.rejected",
  "moderation.thread.renamed",
  "moderation.thread.locked",
  "moderation.thread.moved",
  "moderation.thread.moved-back",
  "moderation.member.muted",
  "moderation.member.warned",
  "moderation.warning.withdrawn",
  "moderation.post.purged",
  "moderation.reveal.agreed",
  "moderation.mute.lifted",
]);

const OF_VERSIONS = new Set(["moderation.revision.hidden", "moderation.revision.restored"]);

export async function onAppealDecided(event: DomainEvent, tx: Tx) {
  const [row] = await tx
    .select({
      memberId: appeals.memberId,
      actionId: appeals.actionId,
      ...placeNow,
    })
    .from(appeals)
    .innerJoin(moderationActions, eq(moderationActions.id, appeals.actionId))
    .leftJoin(threads, stillThere)
    .where(sql`${appeals.id} = ${String(event.payload.appealId)}`);
  if (row) await put(tx, event, [{ ...row, kind: "appeal-decided" }], null);
}

/** Whoever proposed to delete a post for good hears what became of it, unless they took it back themselves. */
export const onPurgeSettled = (event: DomainEvent, tx: Tx) => tellProposer(event, tx, "purge-settled", "purge-expired");
/** And so does whoever asked who spoke without a name. */
export const onRevealSettled = (event: DomainEvent, tx: Tx) =>
  tellProposer(event, tx, "reveal-settled", "reveal-expired");

async function tellProposer(event: DomainEvent, tx: Tx, settled: InboxKind, expired: InboxKind) {
  const { proposerId, actionId, postId } = event.payload;
  if (typeof proposerId !== "string" || proposerId === event.actorId) return;
  const [post] = await tx
    .select({ threadId: posts.threadId, postNumber: posts.number })
    .from(posts)
    .where(eq(posts.id, String(postId)));
  if (!post) return;
  const outcome = actionId ? { kind: settled, actionId: String(actionId) } : { kind: expired };
  const payload = { path: `/desk/moderation/posts/${postId}` };
  await put(tx, event, [{ memberId: proposerId, ...outcome, ...post, payload }], event.actorId);
}
