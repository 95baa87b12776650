"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { markAllRead } from "./commands/mark-all-read.ts";
import { openItem } from "./commands/open-item.ts";

export const openItemAction = formAction(openItem, { next: ({ place }) => place });
export const markAllReadAction = formAction(markAllRead, { next: () => "/inbox" });
