import { DomainError } from "#domains/kernel/errors.ts";

/** Tells a program after how many seconds to ask again (RFC 9110, 10.2.3); nothing of any other refusal. */
export const retryAfter = (error: unknown): Record<string, string> =>
  error instanceof DomainError && error.code === "too_many" ? { "Retry-After": String(error.retryAfterSec) } : {};
