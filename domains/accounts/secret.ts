import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** The installation's secret, from which every key of this domain is derived. Without one nothing is signed at all. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return secret;
}

/** A key of 32 bytes for one purpose; keys of two purposes have nothing to do with each other. */
export const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", authSecret(), "", `qingfeng ${purpose}`, 32));

export const signatureOf = (purpose: string, text: string): string =>
  createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");

export function isSignedBy(purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
