import { z } from "zod";
import { isPublicKey } from "./encrypt.ts";

const ENDPOINT_MAX_CHARS = 1_000;
const AUTH_BYTES = 16;

const Endpoint = z.url().max(ENDPOINT_MAX_CHARS);

/** A subscription as the browser gives it (Push API, `toJSON`). */
export const AddDevice = z.object({
  endpoint: Endpoint,
  p256dh: z
    .string()
    .regex(/^[\w-]{87}$/)
    .refine(isPublicKey),
  auth: z
    .string()
    .regex(/^[\w-]+$/)
    .refine((text) => Buffer.from(text, "base64url").length === AUTH_BYTES),
});
export const RenewDevice = z.object({ endpoint: Endpoint });
export const RemoveDevice = z.object({ deviceId: z.uuid() });
