import http from "node:http";
import https from "node:https";

const PATIENCE_MS = 10_000;

export type Answer = {
  status: number;
  /** When the other side wishes to be asked again, in seconds (RFC 9110, 10.2.3). */
  retryAfterSec: number | null;
};

/**
 * Posts a body once to a host that the operator does not own; null where nobody answered in time. No redirect is followed,
 * and nothing of the answer is read but its head: neither can lead the house elsewhere.
 */
export function postOnce(
  address: string,
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<Answer | null> {
  const { request } = address.startsWith("https:") ? https : http;
  return new Promise((resolve) => {
    const asked = request(address, {
      method: "POST",
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { "content-length": String(Buffer.byteLength(body)), ...headers },
    });
    asked.once("response", (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfterSec: secondsUntil(answer.headers["retry-after"]) });
      answer.destroy();
    });
    asked.once("error", () => resolve(null));
    asked.end(body);
  });
}

/** Seconds, or the instant itself. */
function secondsUntil(told: string | undefined): number | null {
  if (told === undefined) return null;
  const seconds = /^\d{1,9}$/.test(told) ? Number(told) : (Date.parse(told) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
