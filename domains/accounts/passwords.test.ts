import { expect, test } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./passwords.ts";

test("a hash is argon2id at OWASP's cost, salted, and never the same twice", async () => {
  const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword("correct horse", one)).toBe(true);
});

test("nothing but the whole password fits", async () => {
  const stored = await hashPassword("清风徐来 正气自生 with a long tail that must not be cut off");
  for (const wrong of ["", "清风徐来 正气自生 with a long tail that must not be cut of", "清风徐来"])
    expect(await verifyPassword(wrong, stored)).toBe(false);
});

test("full-width letters from a Chinese keyboard are the letters they look like", async () => {
  expect(await verifyPassword("ｐａｓｓ１２３４５６", await hashPassword("pass123456"))).toBe(true);
});

test("a hash of an older cost still fits and is known as outdated", async () => {
  // Of "old password": m=4096, t=1.
  const old = "$argon2id$v=19$m=4096,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$";
  const { argon2Sync } = await import("node:crypto");
  const nonce = Buffer.from("AAECAwQFBgcICQoLDA0ODw", "base64");
  const cost = { memory: 4_096, passes: 1, parallelism: 1, tagLength: 32 };
  const tag = argon2Sync("argon2id", { message: "old password", nonce, ...cost }).toString("base64");
  expect(await verifyPassword("old password", `${old}${tag}`)).toBe(true);
  expect(isOutdated(`${old}${tag}`)).toBe(true);
  expect(isOutdated(await hashPassword("x"))).toBe(false);
});

test("without an account it takes as long as with one, and never fits", async () => {
  const stored = await hashPassword("correct horse");
  const timed = async (hash: string | null) => {
    const from = performance.now();
    expect(await verifyPassword("wrong", hash)).toBe(false);
    return performance.now() - from;
  };
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < 9; i++) {
    times[0].push(await timed(stored));
    times[1].push(await timed(null));
  }
  const [known = 0, unknown = 1] = times.map((list) => list.sort((a, b) => a - b)[4]);
  expect(unknown / known).toBeGreaterThan(0.6);
  expect(unknown / known).toBeLessThan(1.6);
});

test("a flood of tries is told to wait instead of queueing without end", async () => {
  const answers = await Promise.allSettled(Array.from({ length: 140 }, () => verifyPassword("x", null)));
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused.length).toBe(140 - 122);
  expect(await verifyPassword("x", null)).toBe(false);
});
