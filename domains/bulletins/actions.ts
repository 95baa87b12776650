"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { addCheckedWord } from "./checks/commands/add-checked-word.ts";
import { removeCheckedWord } from "./checks/commands/remove-checked-word.ts";
import { createColumn } from "./columns/commands/create-column.ts";
import { updateColumn } from "./columns/commands/update-column.ts";
import { autosaveDraft } from "./commands/autosave-draft.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { publishInEmergency } from "./commands/publish-in-emergency.ts";
import { restoreVersion } from "./commands/restore-version.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { startBulletin } from "./commands/start-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { confirmReading } from "./must-reads/commands/confirm-reading.ts";
import { endMustRead } from "./must-reads/commands/end-must-read.ts";
import { remindReaders } from "./must-reads/commands/remind-readers.ts";
import { requireReading } from "./must-reads/commands/require-reading.ts";
import { approveReview } from "./review/commands/approve-review.ts";
import { recallReview } from "./review/commands/recall-review.ts";
import { returnForRevision } from "./review/commands/return-for-revision.ts";
import { submitForReview } from "./review/commands/submit-for-review.ts";
import { cancelSchedule } from "./schedule/commands/cancel-schedule.ts";
import { schedulePublication } from "./schedule/commands/schedule-publication.ts";

const toDraft = { next: ({ id }: { id: string }) => `/desk/bulletins/${id}` };

export const startBulletinAction = formAction(startBulletin, toDraft);
export const saveDraftAction = formAction(saveDraft, {
  next: ({ id }, form) => (form.has("stay") ? null : `/desk/bulletins/${id}`),
});
export const autosaveDraftAction = formAction(autosaveDraft);
export const publishBulletinAction = formAction(publishBulletin, toDraft);
export const withdrawBulletinAction = formAction(withdrawBulletin, toDraft);
export const publishInEmergencyAction = formAction(publishInEmergency, toDraft);
export const submitForReviewAction = formAction(submitForReview, toDraft);
export const recallReviewAction = formAction(recallReview, toDraft);
export const approveReviewAction = formAction(approveReview, toDraft);
export const returnForRevisionAction = formAction(returnForRevision, toDraft);
export const schedulePublicationAction = formAction(schedulePublication, toDraft);
export const cancelScheduleAction = formAction(cancelSchedule, toDraft);
export const createColumnAction = formAction(createColumn, { next: () => "/desk/columns" });
export const updateColumnAction = formAction(updateColumn, { next: () => "/desk/columns" });
export const addCheckedWordAction = formAction(addCheckedWord, { next: () => "/desk/words" });
export const removeCheckedWordAction = formAction(removeCheckedWord, { next: () => "/desk/words" });
export const restoreVersionAction = formAction(restoreVersion, toDraft);
export const requireReadingAction = formAction(requireReading, toDraft);
export const endMustReadAction = formAction(endMustRead, toDraft);
export const confirmReadingAction = formAction(confirmReading);
export const remindReadersAction = formAction(remindReaders);
