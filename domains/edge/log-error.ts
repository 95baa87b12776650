import { randomUUID } from "node:crypto";
import { DrizzleQueryError } from "drizzle-orm";

/** Keeps what nobody is shown; the reader is told the id under which the log has it. */
export function logError(error: unknown): string {
  const errorId = randomUUID().slice(0, 8);
  const frames = (error as Error | null)?.stack?.split("\n").filter((line) => line.startsWith("    at "));
  console.error(JSON.stringify({ level: "error", errorId, ...toldOf(error), stack: frames?.join("\n") }));
  return errorId;
}

/** Of a query its text and why it failed: its values are what people wrote, and the message names them. */
const toldOf = (error: unknown) =>
  error instanceof DrizzleQueryError
    ? { error: String(error.cause), query: error.query }
    : { error: String(error), cause: (error as Error | null)?.cause && String((error as Error).cause) };
