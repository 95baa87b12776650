/** Every way in which a write may be refused; the edge turns each into one sentence (messages/errors.json). */
export const ERROR_CODES = [
  "not_found",
  "forbidden",
  "invalid",
  "conflict",
  "held",
  "too_many",
  "too_large",
  "signed_out",
  "two_step_owed",
  "cross_site",
  "out_of_scope",
  "storage_full",
  "storage_away",
  "unknown",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A refusal with a name. `fields` maps an input's name to a key below `errors.fields`, with figures for the sentence;
 * `retryAfterSec` says of `too_many` after how many seconds it is worth while to ask again.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;
  readonly retryAfterSec: number;
  constructor(code: ErrorCode, fields: FieldErrors = {}, retryAfterSec = BUSY_SEC) {
    super(code);
    this.code = code;
    this.fields = fields;
    this.retryAfterSec = retryAfterSec;
  }
}

/** What stands in a queue is through by then. */
const BUSY_SEC = 5;

export type FieldError = { key: string; values?: Record<string, string | number> };
export type FieldErrors = Record<string, FieldError>;

/** Refuses one field: `throw invalid("slug", "taken")`. */
export const invalid = (field: string, key: string, values?: FieldError["values"]) =>
  new DomainError("invalid", { [field]: { key, values } });
