import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { verifyPassword } from "#domains/accounts/passwords.ts";
import { seedPeople } from "./demo/people.ts";

test("without QINGFENG_DEMO_PASSWORD every demonstration account gets a password of its own, which opens it and no other", async () => {
  const { accounts } = await db.transaction((tx) => seedPeople(tx));
  const passwords = accounts.map(({ password }) => password);
  expect(new Set(passwords).size).toBe(accounts.length);
  for (const password of passwords) expect(password).toMatch(/^[a-zA-Z2-9]{16}$/);
  const rows = await db.select({ name: members.signInName, hash: members.passwordHash }).from(members);
  const hashOf = new Map(rows.map(({ name, hash }) => [name, hash]));
  expect([...hashOf.keys()].sort()).toEqual(accounts.map(({ name }) => name).sort());
  const [first, second] = accounts;
  for (const { name, password } of accounts.slice(0, 5))
    expect(await verifyPassword(password, hashOf.get(name)!)).toBe(true);
  expect(await verifyPassword(first!.password, hashOf.get(second!.name)!)).toBe(false);
});
