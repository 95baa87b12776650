"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { setCaptions } from "./captions/commands/set-captions.ts";
import { editItem } from "./library/commands/edit-item.ts";
import { removeItems } from "./library/commands/remove-items.ts";
import { shelveFile } from "./library/commands/shelve-file.ts";
import { withdrawFile } from "./own/commands/withdraw-file.ts";

export const shelveFileAction = formAction(shelveFile);
export const editItemAction = formAction(editItem);
export const setCaptionsAction = formAction(setCaptions);
export const withdrawFileAction = formAction(withdrawFile, { next: () => "/settings/uploads?withdrawn" });
export const removeItemsAction = formAction(removeItems, { next: () => "/desk/media" });
