import { createHmac, timingSafeEqual } from "node:crypto";

/** What was signed longer ago may have been overheard. */
const FRESH_SEC = 300;

/** `sha256=` and the HMAC of the instant (seconds) and the message, as webhooks are signed. */
export const signatureOfMessage = (secret: string, seconds: string, message: Uint8Array): string =>
  `sha256=${createHmac("sha256", secret).update(`${seconds}.`).update(message).digest("hex")}`;

/** Whether a message was handed in by who has the secret, within the last five minutes. */
export function isSignedMessage(secret: string, headers: Headers, message: Uint8Array): boolean {
  const seconds = headers.get("x-qingfeng-timestamp") ?? "";
  const isFresh = /^\d{1,12}$/.test(seconds) && Math.abs(Date.now() / 1_000 - Number(seconds)) < FRESH_SEC;
  const given = Buffer.from(headers.get("x-qingfeng-signature") ?? "");
  const expected = Buffer.from(signatureOfMessage(secret, seconds, message));
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
}
