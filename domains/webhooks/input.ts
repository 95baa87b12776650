import { z } from "zod";
import { WEBHOOK_EVENTS, WEBHOOK_NAME_MAX_CHARS } from "#db/enums/webhooks.ts";
import { Line } from "#lib/text/line.ts";

/** `unit` empty: what happens for everyone in the organisation. */
export const CreateWebhook = z.object({
  name: Line(1, WEBHOOK_NAME_MAX_CHARS),
  address: z.string().trim().min(1).max(500),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
  unit: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]*$/),
});
export const EndWebhook = z.object({ webhookId: z.uuid() });
export const ReplayDelivery = z.object({ deliveryId: z.uuid() });
