"use server";
import { formAction } from "#domains/edge/form-action.ts";
import { createWebhook } from "./commands/create-webhook.ts";
import { endWebhook } from "./commands/end-webhook.ts";
import { replayDelivery } from "./commands/replay-delivery.ts";
import { toWebhook, toWebhooks } from "./next.ts";

export const createWebhookAction = formAction(createWebhook);
export const endWebhookAction = formAction(endWebhook, { next: toWebhooks });
export const replayDeliveryAction = formAction(replayDelivery, { next: toWebhook });
