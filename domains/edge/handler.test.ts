import { afterEach, expect, test, vi } from "vitest";
import { DomainError, type ErrorCode } from "#domains/kernel/errors.ts";
import { readerHandler } from "./handler.ts";

// A guest's request, as Next would tell of it.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers({ "accept-language": "en" }),
}));
afterEach(() => {
  vi.restoreAllMocks();
});

const answerTo = async (code: ErrorCode) => {
  const answer = await readerHandler(() => Promise.reject(new DomainError(code)))(
    new Request("http://localhost/api/x"),
  );
  return { status: answer.status, stored: answer.headers.get("cache-control"), ...(await answer.json()) };
};

test("while the storage is away a guest hears that, and is not sent to the door or told that nothing is there", async () => {
  expect(await answerTo("storage_away")).toMatchObject({
    status: 503,
    stored: "private, no-store",
    code: "storage_away",
    message: expect.stringContaining("does not answer"),
  });
});

test("what a guest may not see and what is missing lead to the door alike", async () => {
  const missing = await answerTo("not_found");
  expect(missing.status).toBe(401);
  expect(await answerTo("forbidden")).toEqual(missing);
});
