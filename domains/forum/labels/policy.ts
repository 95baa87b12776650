import { type Actor, isSelf } from "#domains/kernel/actor.ts";
import { canWriteIn, isModerator, type ThreadFacts } from "../policy.ts";

/** Its author and the moderators say what a thread is about; what hangs on a text is found by that text. */
export const canLabel = (actor: Actor, thread: ThreadFacts) =>
  thread.boardId !== null &&
  (isModerator(actor, thread.unitPath) || (isSelf(actor, thread.authorId) && canWriteIn(actor, thread.unitPath)));

/** What was locked stays as it is for its author. */
export const mustLeaveLabels = (actor: Actor, thread: ThreadFacts & { isLocked: boolean }) =>
  thread.isLocked && !isModerator(actor, thread.unitPath);
