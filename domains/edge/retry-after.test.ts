import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { type Actor, guest } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { tooMany } from "#domains/kernel/rate-limit.ts";
import { answerWith, followAnswers } from "#lib/answer.ts";
import { memberHandler } from "./handler.ts";
import { retryAfter } from "./retry-after.ts";

const member: Actor = { ...guest, kind: "member", id: crypto.randomUUID(), name: "石磊" };
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("./current.ts", () => ({ currentActor: async () => member, currentLang: async () => "en" }));

const answerTo = (error: DomainError) =>
  memberHandler(() => Promise.reject(error))(new Request("http://localhost/api/x"));

test("whoever asks one of our handlers too often hears in how many seconds to ask again; no other refusal says so", async () => {
  const refused = await answerTo(tooMany(41_200));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "42"]);
  expect((await refused.json()).message).toContain("1 min");
  // What waits in a queue says no time of its own.
  const busy = await answerTo(new DomainError("too_many", { form: { key: "busy" } }));
  expect(Number(busy.headers.get("retry-after"))).toBeGreaterThan(0);
  for (const code of ["not_found", "invalid", "conflict"] as const)
    expect((await answerTo(new DomainError(code))).headers.get("retry-after")).toBeNull();
});

test("a page that is drawn says it in its head too", async () => {
  followAnswers();
  const server = createServer((_, response) => {
    answerWith(429, retryAfter(tooMany(7_000)));
    response.end("slowly");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  await new Promise((resolve) => server.close(resolve));
});
