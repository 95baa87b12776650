import { createHmac } from "node:crypto";
import { signatureOf } from "#domains/accounts/secret.ts";

/** The secret of a webhook, derived from that of the installation: nothing to store, nothing to steal from a backup. */
export const secretOf = (webhookId: string) => `qfw_${signatureOf("webhook", webhookId)}`;

/** `sha256=` and the HMAC of the instant (seconds) and the body: a recipient refuses what is old, or not ours. */
export const signed = (secret: string, seconds: number, body: string) =>
  `sha256=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
