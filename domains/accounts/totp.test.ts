import { generateSync } from "otplib";
import { beforeAll, expect, test } from "vitest";
import { newTotpSecret, openSecret, sealSecret, stepOfCode, totpAddress } from "./totp.ts";

const STEP_SEC = 30;
const codeAt = (secret: string, secondsFromNow: number) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + secondsFromNow });

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
});

test("the code of now and of a clock half a minute off is right, an older one is not", () => {
  const secret = newTotpSecret();
  const now = Math.floor(Date.now() / 1000 / STEP_SEC);
  expect(stepOfCode(secret, codeAt(secret, 0), null)).toBeGreaterThanOrEqual(now);
  expect(stepOfCode(secret, codeAt(secret, -STEP_SEC), null)).not.toBeNull();
  expect(stepOfCode(secret, codeAt(secret, -10 * STEP_SEC), null)).toBeNull();
  expect(stepOfCode(secret, codeAt(secret, 10 * STEP_SEC), null)).toBeNull();
});

test("a code is good once, and those before it are not good any more", () => {
  const secret = newTotpSecret();
  const step = stepOfCode(secret, codeAt(secret, 0), null);
  expect(stepOfCode(secret, codeAt(secret, 0), step)).toBeNull();
  expect(stepOfCode(secret, codeAt(secret, -STEP_SEC), step)).toBeNull();
});

test.each(["", "12345", "1234567", "abcdef", "１２３４５６", "00000０"])("%j is no code", (code) =>
  expect(stepOfCode(newTotpSecret(), code, null)).toBeNull(),
);

test("a secret is stored sealed, bound to its member and to this installation", () => {
  const secret = newTotpSecret();
  const sealed = sealSecret(secret, "member-1");
  expect(Buffer.from(sealed, "base64").includes(secret)).toBe(false);
  expect(sealSecret(secret, "member-1")).not.toBe(sealed);
  expect(openSecret(sealed, "member-1")).toBe(secret);
  expect(() => openSecret(sealed, "member-2")).toThrow();
  const bytes = Buffer.from(sealed, "base64");
  bytes[20]! ^= 1;
  expect(() => openSecret(bytes.toString("base64"), "member-1")).toThrow();
  process.env.AUTH_SECRET = "another secret of thirty-two characters or so";
  expect(() => openSecret(sealed, "member-1")).toThrow();
});

test("the address for authenticator apps names the account and the issuer", () => {
  const address = new URL(totpAddress("JBSWY3DPEHPK3PXP", "清风", "shi.lei"));
  expect([address.protocol, address.host, address.searchParams.get("secret")]).toEqual([
    "otpauth:",
    "totp",
    "JBSWY3DPEHPK3PXP",
  ]);
  expect(decodeURIComponent(address.pathname)).toContain("清风:shi.lei");
});
