"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { autosaveDraft } from "./commands/autosave-draft.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { startBulletin } from "./commands/start-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";

export const startBulletinAction = formAction(startBulletin, { next: ({ id }) => `/desk/bulletins/${id}` });
export const saveDraftAction = formAction(saveDraft, {
  next: ({ id }, form) => (form.has("stay") ? null : `/desk/bulletins/${id}`),
});
export const autosaveDraftAction = formAction(autosaveDraft);
export const publishBulletinAction = formAction(publishBulletin, { next: ({ id }) => `/desk/bulletins/${id}` });
export const withdrawBulletinAction = formAction(withdrawBulletin, { next: ({ id }) => `/desk/bulletins/${id}` });
