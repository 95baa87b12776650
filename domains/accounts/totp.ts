import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { keyFor } from "./secret.ts";

/** A clock that is half a minute off still works (RFC 6238, 5.2). */
const TOLERANCE_SEC = 30;

export const newTotpSecret = () => generateSecret();

/** What an authenticator app reads from the QR code. */
export const totpAddress = (secret: string, issuer: string, label: string) => generateURI({ secret, issuer, label });

/** The 30-second step that a code belongs to, or null when it is wrong or not newer than `lastStep`: a code is good once. */
export function stepOfCode(secret: string, code: string, lastStep: number | null): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({ secret, token, epochTolerance: TOLERANCE_SEC });
  if (!result.valid || !("timeStep" in result)) return null;
  return lastStep !== null && result.timeStep <= lastStep ? null : result.timeStep;
}

const PURPOSE = "totp";

/** AES-256-GCM under a key of the installation, bound to the member: a copy of the database alone signs nobody in. */
export function sealSecret(secret: string, memberId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(PURPOSE), nonce).setAAD(Buffer.from(memberId));
  return Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

export function openSecret(sealed: string, memberId: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(PURPOSE), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(memberId)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}
