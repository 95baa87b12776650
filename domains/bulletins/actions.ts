"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { addCheckedWord } from "./checks/commands/add-checked-word.ts";
import { removeCheckedWord } from "./checks/commands/remove-checked-word.ts";
import { closeColumn } from "./columns/commands/close-column.ts";
import { createColumn } from "./columns/commands/create-column.ts";
import { updateColumn } from "./columns/commands/update-column.ts";
import { archiveBulletin } from "./commands/archive-bulletin.ts";
import { autosaveDraft } from "./commands/autosave-draft.ts";
import { discardDraft } from "./commands/discard-draft.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { publishInEmergency } from "./commands/publish-in-emergency.ts";
import { restoreVersion } from "./commands/restore-version.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { startBulletin } from "./commands/start-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { delegateReview } from "./delegations/commands/delegate-review.ts";
import { endDelegation } from "./delegations/commands/end-delegation.ts";
import { createFeedKey } from "./feeds/commands/create-feed-key.ts";
import { revokeFeedKey } from "./feeds/commands/revoke-feed-key.ts";
import { dismissImport } from "./imports/commands/dismiss-import.ts";
import { keepBulletin } from "./kept/commands/keep-bulletin.ts";
import { takeOverDraft } from "./locks/commands/take-over-draft.ts";
import { confirmReading } from "./must-reads/commands/confirm-reading.ts";
import { endMustRead } from "./must-reads/commands/end-must-read.ts";
import { remindReaders } from "./must-reads/commands/remind-readers.ts";
import { requireReading } from "./must-reads/commands/require-reading.ts";
import { approveReview } from "./review/commands/approve-review.ts";
import { recallReview } from "./review/commands/recall-review.ts";
import { returnForRevision } from "./review/commands/return-for-revision.ts";
import { submitForReview } from "./review/commands/submit-for-review.ts";
import { createRoute } from "./routes/commands/create-route.ts";
import { updateRoute } from "./routes/commands/update-route.ts";
import { addRouteRule } from "./routes/rules/commands/add-route-rule.ts";
import { removeRouteRule } from "./routes/rules/commands/remove-route-rule.ts";
import { cancelSchedule } from "./schedule/commands/cancel-schedule.ts";
import { schedulePublication } from "./schedule/commands/schedule-publication.ts";
import { endSlot } from "./slots/commands/end-slot.ts";
import { placeBulletin } from "./slots/commands/place-bulletin.ts";
import { addTopicItem } from "./topics/commands/add-topic-item.ts";
import { createTopic } from "./topics/commands/create-topic.ts";
import { publishTopic } from "./topics/commands/publish-topic.ts";
import { removeTopicItem } from "./topics/commands/remove-topic-item.ts";
import { updateTopic } from "./topics/commands/update-topic.ts";

const toDraft = { next: ({ id }: { id: string }) => `/desk/bulletins/${id}` };

export const startBulletinAction = formAction(startBulletin, toDraft);
/** The writing desk stays where it is, with the caret in the middle of a word. */
const orStay = {
  next: ({ id }: { id: string }, form: FormData) => (form.has("stay") ? null : `/desk/bulletins/${id}`),
};
export const saveDraftAction = formAction(saveDraft, orStay);
export const autosaveDraftAction = formAction(autosaveDraft);
/** The button on the article stays there; the page that serves without a script shows how it stands now. */
export const keepBulletinAction = formAction(keepBulletin, {
  next: ({ id }, form) => (form.has("stay") ? null : `/bookmarks/articles/${id}`),
});
export const discardDraftAction = formAction(discardDraft, { next: () => "/desk/bulletins" });
export const takeOverDraftAction = formAction(takeOverDraft, orStay);
export const publishBulletinAction = formAction(publishBulletin, toDraft);
export const withdrawBulletinAction = formAction(withdrawBulletin, toDraft);
export const publishInEmergencyAction = formAction(publishInEmergency, toDraft);
export const submitForReviewAction = formAction(submitForReview, toDraft);
export const recallReviewAction = formAction(recallReview, toDraft);
export const approveReviewAction = formAction(approveReview, toDraft);
export const returnForRevisionAction = formAction(returnForRevision, toDraft);
export const schedulePublicationAction = formAction(schedulePublication, toDraft);
export const cancelScheduleAction = formAction(cancelSchedule, {
  next: ({ id }, form) => (form.get("from") === "plans" ? "/desk/bulletins/plans" : `/desk/bulletins/${id}`),
});
export const createColumnAction = formAction(createColumn, { next: () => "/desk/columns" });
export const updateColumnAction = formAction(updateColumn, { next: () => "/desk/columns" });
export const closeColumnAction = formAction(closeColumn, { next: () => "/desk/columns" });
export const addCheckedWordAction = formAction(addCheckedWord, { next: () => "/desk/words" });
export const removeCheckedWordAction = formAction(removeCheckedWord, { next: () => "/desk/words" });
export const restoreVersionAction = formAction(restoreVersion, toDraft);
export const requireReadingAction = formAction(requireReading, toDraft);
export const endMustReadAction = formAction(endMustRead, toDraft);
export const confirmReadingAction = formAction(confirmReading);
export const remindReadersAction = formAction(remindReaders);
export const dismissImportAction = formAction(dismissImport, toDraft);
export const createFeedKeyAction = formAction(createFeedKey);
export const revokeFeedKeyAction = formAction(revokeFeedKey, { next: () => "/settings/feeds" });
export const placeBulletinAction = formAction(placeBulletin, toDraft);
export const endSlotAction = formAction(endSlot, toDraft);
const toRoutes = { next: () => "/desk/columns/routes" };
export const createRouteAction = formAction(createRoute, toRoutes);
export const updateRouteAction = formAction(updateRoute, toRoutes);
export const archiveBulletinAction = formAction(archiveBulletin, toDraft);
export const addRouteRuleAction = formAction(addRouteRule, toRoutes);
export const removeRouteRuleAction = formAction(removeRouteRule, toRoutes);
const toTopic = { next: ({ id }: { id: string }) => `/desk/topics/${id}` };
export const createTopicAction = formAction(createTopic, toTopic);
export const updateTopicAction = formAction(updateTopic, toTopic);
export const publishTopicAction = formAction(publishTopic, toTopic);
export const addTopicItemAction = formAction(addTopicItem, toTopic);
export const removeTopicItemAction = formAction(removeTopicItem, toTopic);
const toDelegations = { next: () => "/desk/delegations" };
export const delegateReviewAction = formAction(delegateReview, toDelegations);
export const endDelegationAction = formAction(endDelegation, toDelegations);
