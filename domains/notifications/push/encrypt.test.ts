import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import { encrypt, isPublicKey } from "./encrypt.ts";

// RFC 8291, Appendix A.
const SENDER_PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
const SALT = "DGv6ra1nlYgDCS1FRnbzlw";
const BODY =
  "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

const keys = { p256dh: P256DH, auth: AUTH };

test("the example of RFC 8291 is encrypted to the byte", () => {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(SENDER_PRIVATE, "base64url");
  const plain = Buffer.from("When I grow up, I want to be a watermelon");
  const body = encrypt(plain, keys, { salt: Buffer.from(SALT, "base64url"), pair });
  expect(body.toString("base64url")).toBe(BODY);
});

test("no two messages are alike, whatever they say", () => {
  const plain = Buffer.from("{}");
  expect(encrypt(plain, keys).equals(encrypt(plain, keys))).toBe(false);
});

test("a key that lies on no curve is told from one that does", () => {
  expect(isPublicKey(P256DH)).toBe(true);
  for (const bad of ["", `${P256DH.slice(0, -2)}AA`, Buffer.alloc(65, 4).toString("base64url")])
    expect(isPublicKey(bad), bad).toBe(false);
});
