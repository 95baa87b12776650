"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { appeal } from "./commands/appeal.ts";
import { approvePost } from "./commands/approve-post.ts";
import { decideAppeal } from "./commands/decide-appeal.ts";
import { dismissFlags } from "./commands/dismiss-flags.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { liftMute } from "./commands/lift-mute.ts";
import { lockThread } from "./commands/lock-thread.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { moveThread } from "./commands/move-thread.ts";
import { muteMember } from "./commands/mute-member.ts";
import { noteAppeal } from "./commands/note-appeal.ts";
import { pinThread } from "./commands/pin-thread.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { renameThread } from "./commands/rename-thread.ts";
import { restorePost } from "./commands/restore-post.ts";
import { slowThread } from "./commands/slow-thread.ts";
import { splitThread } from "./commands/split-thread.ts";
import { unlockThread } from "./commands/unlock-thread.ts";
import { unpinThread } from "./commands/unpin-thread.ts";
import { unslowThread } from "./commands/unslow-thread.ts";
import { writeNote } from "./commands/write-note.ts";
import { hidePosts } from "./hidings/commands/hide-posts.ts";
import {
  afterAppeal,
  afterFlag,
  afterThreads,
  afterWork,
  backToHistory,
  backToMutes,
  backToPost,
  backToQueue,
  backToReasons,
  backToThread,
  toTarget,
} from "./next.ts";
import { confirmPurge } from "./purges/commands/confirm-purge.ts";
import { declinePurge } from "./purges/commands/decline-purge.ts";
import { proposePurge } from "./purges/commands/propose-purge.ts";
import { assignItem } from "./queue/commands/assign-item.ts";
import { workQueue } from "./queue/commands/work-queue.ts";
import { addReason } from "./reasons/commands/add-reason.ts";
import { removeReason } from "./reasons/commands/remove-reason.ts";
import { rewordReason } from "./reasons/commands/reword-reason.ts";
import { agreeReveal } from "./reveals/commands/agree-reveal.ts";
import { askReveal } from "./reveals/commands/ask-reveal.ts";
import { declineReveal } from "./reveals/commands/decline-reveal.ts";
import { hideRevision } from "./revisions/commands/hide-revision.ts";
import { restoreRevision } from "./revisions/commands/restore-revision.ts";
import { warnMember } from "./sanctions/commands/warn-member.ts";
import { withdrawWarning } from "./sanctions/commands/withdraw-warning.ts";
import { workThreads } from "./threads/commands/work-threads.ts";
import { setTimer } from "./timers/commands/set-timer.ts";
import { takeBackTimer } from "./timers/commands/take-back-timer.ts";
import { unmoveThread } from "./unmoves/commands/unmove-thread.ts";

export const flagPostAction = formAction(flagPost, { next: afterFlag });
export const hidePostAction = formAction(hidePost, { next: backToPost });
export const hidePostsAction = formAction(hidePosts, { next: backToThread });
export const restorePostAction = formAction(restorePost, { next: backToPost });
export const hideRevisionAction = formAction(hideRevision, { next: backToHistory });
export const restoreRevisionAction = formAction(restoreRevision, { next: backToHistory });
export const approvePostAction = formAction(approvePost, { next: backToPost });
export const rejectPostAction = formAction(rejectPost, { next: backToPost });
export const dismissFlagsAction = formAction(dismissFlags, { next: backToPost });
export const writeNoteAction = formAction(writeNote, { next: backToPost });
export const renameThreadAction = formAction(renameThread, { next: backToThread });
export const lockThreadAction = formAction(lockThread, { next: backToThread });
export const unlockThreadAction = formAction(unlockThread, { next: backToThread });
export const pinThreadAction = formAction(pinThread, { next: backToThread });
export const unpinThreadAction = formAction(unpinThread, { next: backToThread });
export const moveThreadAction = formAction(moveThread, { next: backToThread });
export const workThreadsAction = formAction(workThreads, { next: afterThreads });
export const unmoveThreadAction = formAction(unmoveThread, { next: backToThread });
export const splitThreadAction = formAction(splitThread, { next: toTarget });
export const movePostsAction = formAction(movePosts, { next: toTarget });
export const mergeThreadAction = formAction(mergeThread, { next: toTarget });
export const slowThreadAction = formAction(slowThread, { next: backToThread });
export const unslowThreadAction = formAction(unslowThread, { next: backToThread });
export const muteMemberAction = formAction(muteMember, { next: backToQueue });
export const liftMuteAction = formAction(liftMute, { next: backToQueue });
export const appealAction = formAction(appeal, { next: afterAppeal });
export const decideAppealAction = formAction(decideAppeal, { next: backToQueue });
export const assignItemAction = formAction(assignItem, { next: backToQueue });
export const workQueueAction = formAction(workQueue, { next: afterWork });
export const addReasonAction = formAction(addReason, { next: backToReasons });
export const rewordReasonAction = formAction(rewordReason, { next: backToReasons });
export const removeReasonAction = formAction(removeReason, { next: backToReasons });
export const noteAppealAction = formAction(noteAppeal, { next: backToQueue });
export const warnMemberAction = formAction(warnMember, { next: backToMutes });
export const withdrawWarningAction = formAction(withdrawWarning, { next: backToMutes });
export const proposePurgeAction = formAction(proposePurge, { next: backToPost });
export const askRevealAction = formAction(askReveal, { next: backToPost });
export const agreeRevealAction = formAction(agreeReveal, { next: backToQueue });
export const declineRevealAction = formAction(declineReveal, { next: backToQueue });
export const confirmPurgeAction = formAction(confirmPurge, { next: backToQueue });
export const declinePurgeAction = formAction(declinePurge, { next: backToQueue });
export const setTimerAction = formAction(setTimer, { next: backToThread });
export const takeBackTimerAction = formAction(takeBackTimer, { next: backToThread });
