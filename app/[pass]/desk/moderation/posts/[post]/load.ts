import { findRuleOfPost } from "#domains/forum/holds/queries.ts";
import { saidIn } from "#domains/forum/holds/said.ts";
import { wordsFound } from "#domains/forum/holds/words.ts";
import { canSwitchWiki } from "#domains/forum/policy.ts";
import { findPost } from "#domains/forum/posts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listActsOn } from "#domains/moderation/decisions/queries.ts";
import { canAgreeReveal, canAskReveal, canConfirmPurge, canWarn } from "#domains/moderation/policy.ts";
import { findAuthorRecord, listContext, listFlagsOf } from "#domains/moderation/posts/queries.ts";
import { findPurgeOf } from "#domains/moderation/purges/queries.ts";
import { listHandlers } from "#domains/moderation/queue/hands/queries.ts";
import type { QueueFilter } from "#domains/moderation/queue/input.ts";
import { findItemAbout } from "#domains/moderation/queue/items.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { findRevealed, findRevealOf } from "#domains/moderation/reveals/queries.ts";
import { findMutable, type PostSubject } from "#domains/moderation/subjects.ts";

/** All that is needed to judge one post, and the queue beside it. */
export async function loadCase(actor: Actor, found: PostSubject, filter: QueueFilter) {
  const { post, thread } = found;
  const item = await findItemAbout(actor, post.id);
  const [items, reasons, handlers, proposal, author, said, request, revealed] = await Promise.all([
    listQueue(actor, filter),
    listReasonsFor(actor, thread.unitPath),
    item ? listHandlers(actor, item) : [],
    findPurgeOf(actor, post.id),
    findMutable(actor, post.authorId, thread.unitId),
    findPost(actor, post.id),
    findRevealOf(actor, post.id),
    findRevealed(actor, post.id),
  ]);
  const mayWarn = author !== null && canWarn(actor, { ...author, about: found });
  const purge = proposal && {
    proposal,
    isOwn: proposal.byId === actor.id,
    mayConfirm: canConfirmPurge(actor, proposal),
  };
  const reveal = {
    request,
    isOwn: request?.byId === actor.id,
    mayAgree: request !== null && canAgreeReveal(actor, request),
    mayAsk: request === null && canAskReveal(actor, found),
    revealed,
  };
  const wiki = said && canSwitchWiki(actor, said.thread, said) ? said : null;
  return { items, item, handlers, reasons, purge, reveal, mayWarn, wiki };
}

/** What is known of a post: why it was flagged, what stands around it, its author's record, what was done. */
export async function loadFacts(actor: Actor, { post, thread }: PostSubject) {
  const [flags, rule, context, record, acts] = await Promise.all([
    listFlagsOf(actor, post.id),
    post.isPending ? findRuleOfPost(actor, post.id) : null,
    listContext(actor, thread.id, post.number),
    findAuthorRecord(actor, post.authorId),
    listActsOn(actor, post.id),
  ]);
  const authorName = context.find(({ number }) => number === post.number)?.authorName ?? "";
  const found = rule ? wordsFound(rule.words, saidIn(post.body, post.number === 1 ? thread.title : "").text) : [];
  return { flags, rule: rule && { ...rule, found }, context, record, acts, authorName };
}
