import { z } from "zod";
import { DomainError, type FieldError, type FieldErrors, invalid } from "./errors.ts";

/** The hidden field that makes a second submit of the same form harmless. */
export const Idempotency = z.object({ idempotencyKey: z.uuid().optional() });

/** Parses a browser's input or refuses it field by field with keys of `errors.fields`. */
export function parseInput<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return storable(parsed.data);
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "form"] ??= fieldError(issue);
  throw new DomainError("invalid", fields);
}

/** PostgreSQL stores no NUL: a text that still holds one is refused by its field, not by the database. */
function storable<T>(input: T): T {
  for (const [name, value] of Object.entries(input ?? {}))
    if (typeof value === "string" && value.includes("\u0000")) throw invalid(name, "malformed");
  return input;
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const isNumber = "origin" in issue && (issue.origin === "number" || issue.origin === "int");
  if (isNumber && issue.code === "too_small") return { key: "tooSmall", values: { minimum: Number(issue.minimum) } };
  if (isNumber && issue.code === "too_big") return { key: "tooBig", values: { maximum: Number(issue.maximum) } };
  if (issue.code === "too_small") {
    const minimum = Number(issue.minimum);
    return minimum <= 1 ? { key: "required" } : { key: "tooShort", values: { minimum } };
  }
  if (issue.code === "too_big") return { key: "tooLong", values: { maximum: Number(issue.maximum) } };
  if (issue.code === "invalid_type" && issue.input === undefined) return { key: "required" };
  if (issue.code === "custom" && typeof issue.params?.key === "string") return { key: issue.params.key };
  return { key: "malformed" };
}
