"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { acceptAnswer } from "./answers/commands/accept-answer.ts";
import { archiveBoard } from "./boards/commands/archive-board.ts";
import { createBoard } from "./boards/commands/create-board.ts";
import { updateBoard } from "./boards/commands/update-board.ts";
import { removeBookmark } from "./bookmarks/commands/remove-bookmark.ts";
import { saveBookmark } from "./bookmarks/commands/save-bookmark.ts";
import { discardDraft } from "./drafts/commands/discard-draft.ts";
import { saveDraft } from "./drafts/commands/save-draft.ts";
import { addRule } from "./holds/commands/add-rule.ts";
import { changeRule } from "./holds/commands/change-rule.ts";
import { removeRule } from "./holds/commands/remove-rule.ts";
import { switchRule } from "./holds/commands/switch-rule.ts";
import { heedPerson } from "./ignores/commands/heed-person.ts";
import { ignorePerson } from "./ignores/commands/ignore-person.ts";
import { createLabel } from "./labels/commands/create-label.ts";
import { createLabelGroup } from "./labels/commands/create-label-group.ts";
import { labelThread } from "./labels/commands/label-thread.ts";
import { ruleLabels } from "./labels/commands/rule-labels.ts";
import { updateLabel } from "./labels/commands/update-label.ts";
import { updateLabelGroup } from "./labels/commands/update-label-group.ts";
import { removeList } from "./lists/saved/commands/remove-list.ts";
import { saveList } from "./lists/saved/commands/save-list.ts";
import {
  toBoard,
  toBoardPage,
  toBoards,
  toBookmark,
  toBookmarks,
  toDrafts,
  toFollowed,
  toGroup,
  toList,
  toMarked,
  toOpened,
  toPerson,
  toPoll,
  toPost,
  toRestored,
  toRule,
  toRules,
  toSwept,
  toThread,
} from "./next.ts";
import { closePoll } from "./polls/commands/close-poll.ts";
import { openPoll } from "./polls/commands/open-poll.ts";
import { vote } from "./polls/commands/vote.ts";
import { deletePost } from "./posts/commands/delete-post.ts";
import { editPost } from "./posts/commands/edit-post.ts";
import { endWiki } from "./posts/commands/end-wiki.ts";
import { openWiki } from "./posts/commands/open-wiki.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { followBoard } from "./reading/commands/follow-board.ts";
import { followThread } from "./reading/commands/follow-thread.ts";
import { markUnread } from "./reading/commands/mark-unread.ts";
import { sweepUnread } from "./reading/commands/sweep-unread.ts";
import { undoSweep } from "./reading/commands/undo-sweep.ts";
import { schedulePost } from "./scheduled/commands/schedule-post.ts";
import { takeBackScheduled } from "./scheduled/commands/take-back-scheduled.ts";
import { openThread } from "./threads/commands/open-thread.ts";
import { renameThread } from "./threads/commands/rename-thread.ts";

export const openThreadAction = formAction(openThread, { next: toOpened });
export const replyAction = formAction(reply, { next: toPost });
export const editPostAction = formAction(editPost, { next: toPost });
export const deletePostAction = formAction(deletePost, { next: toPost });
export const openWikiAction = formAction(openWiki, { next: toPost });
export const endWikiAction = formAction(endWiki, { next: toPost });
export const reactAction = formAction(react, { next: toPost });
export const followThreadAction = formAction(followThread, { next: toFollowed });
export const markUnreadAction = formAction(markUnread, { next: toMarked });
export const sweepUnreadAction = formAction(sweepUnread, { next: toSwept });
export const undoSweepAction = formAction(undoSweep, { next: toRestored });
export const saveListAction = formAction(saveList, { next: toList });
export const removeListAction = formAction(removeList, { next: toList });
export const saveDraftAction = formAction(saveDraft);
export const discardDraftAction = formAction(discardDraft, { next: toDrafts });
export const createBoardAction = formAction(createBoard, { next: toBoards });
export const updateBoardAction = formAction(updateBoard, { next: toBoards });
export const archiveBoardAction = formAction(archiveBoard, { next: toBoards });
export const openPollAction = formAction(openPoll, { next: toThread });
export const voteAction = formAction(vote, { next: toPoll });
export const closePollAction = formAction(closePoll, { next: toPoll });
export const acceptAnswerAction = formAction(acceptAnswer, { next: toPost });
export const renameThreadAction = formAction(renameThread, { next: toFollowed });
export const labelThreadAction = formAction(labelThread, { next: toFollowed });
export const createLabelGroupAction = formAction(createLabelGroup, { next: toGroup });
export const updateLabelGroupAction = formAction(updateLabelGroup, { next: toGroup });
export const createLabelAction = formAction(createLabel, { next: toGroup });
export const updateLabelAction = formAction(updateLabel, { next: toGroup });
export const ruleLabelsAction = formAction(ruleLabels, { next: toBoard });
export const followBoardAction = formAction(followBoard, { next: toBoardPage });
export const saveBookmarkAction = formAction(saveBookmark, { next: toBookmark });
export const removeBookmarkAction = formAction(removeBookmark, { next: toBookmarks });
export const ignorePersonAction = formAction(ignorePerson, { next: toPerson });
export const heedPersonAction = formAction(heedPerson, { next: toPerson });
export const schedulePostAction = formAction(schedulePost, { next: toDrafts });
export const takeBackScheduledAction = formAction(takeBackScheduled, { next: toDrafts });
export const addRuleAction = formAction(addRule, { next: toRule });
export const changeRuleAction = formAction(changeRule, { next: toRule });
export const switchRuleAction = formAction(switchRule, { next: toRule });
export const removeRuleAction = formAction(removeRule, { next: toRules });
