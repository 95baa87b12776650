"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { markAllRead } from "./commands/mark-all-read.ts";
import { openItem } from "./commands/open-item.ts";
import { saveMailWishes } from "./mail/commands/save-mail-wishes.ts";
import { addDevice } from "./push/commands/add-device.ts";
import { removeDevice } from "./push/commands/remove-device.ts";
import { renewDevice } from "./push/commands/renew-device.ts";

export const openItemAction = formAction(openItem, { next: ({ place }) => place });
export const markAllReadAction = formAction(markAllRead, { next: () => "/inbox" });
export const saveMailWishesAction = formAction(saveMailWishes, { next: () => "/settings/notifications?saved=1" });
export const addDeviceAction = formAction(addDevice);
export const renewDeviceAction = formAction(renewDevice);
export const removeDeviceAction = formAction(removeDevice, { next: () => "/settings/notifications" });
