import { type Actor, isSelf } from "#domains/kernel/actor.ts";
import { canWriteIn, isModerator, type PostFacts, type ThreadFacts } from "../policy.ts";

/** Whoever asked, or moderates, says which answer it was: one that readers see, in a thread of a board. */
export const canAcceptAnswer = (actor: Actor, thread: ThreadFacts, post: PostFacts & { number: number }) =>
  thread.boardId !== null &&
  canWriteIn(actor, thread.unitPath) &&
  (isSelf(actor, thread.authorId) || isModerator(actor, thread.unitPath)) &&
  post.number > 1 &&
  !post.isPending &&
  !post.isHidden &&
  !post.isDeleted;
