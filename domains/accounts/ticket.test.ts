import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { issueTicket, redeemTicket } from "./ticket.ts";

const claims = { memberId: "0199a000-0000-7000-8000-000000000001", step: "password", kept: false } as const;

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
});
afterEach(() => {
  vi.useRealTimers();
});

test("a ticket says who passed which step, and is good once", () => {
  const ticket = issueTicket({ ...claims, kept: true });
  expect(redeemTicket(ticket)).toEqual({ ...claims, kept: true });
  expect(redeemTicket(ticket)).toBeNull();
  expect(redeemTicket(issueTicket({ ...claims, step: "second" }))).toMatchObject({ step: "second" });
});

test("a ticket is old after half a minute", () => {
  vi.useFakeTimers();
  const ticket = issueTicket(claims);
  vi.advanceTimersByTime(30_001);
  expect(redeemTicket(ticket)).toBeNull();
});

test("no part of a ticket can be changed, and none can be made up", () => {
  const ticket = issueTicket(claims);
  const parts = ticket.split(".");
  const forged = [
    ...parts.map((part, i) => parts.with(i, `${part}0`).join(".")),
    parts.with(0, "0199a000-0000-7000-8000-000000000002").join("."),
    parts.with(1, "second").join("."),
    parts.with(2, "kept").join("."),
    parts.slice(0, -1).join("."),
    `${parts.slice(0, -1).join(".")}.`,
    "",
    ".....",
  ];
  expect(forged.map(redeemTicket)).toEqual(forged.map(() => null));
  expect(redeemTicket(ticket)).not.toBeNull();
});

test("a ticket of another installation is worth nothing here, and without a secret none is issued", () => {
  const ticket = issueTicket(claims);
  process.env.AUTH_SECRET = "another secret of thirty-two characters or so";
  expect(redeemTicket(ticket)).toBeNull();
  delete process.env.AUTH_SECRET;
  expect(() => issueTicket(claims)).toThrow("AUTH_SECRET");
});
