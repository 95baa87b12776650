import http from "node:http";
import https from "node:https";

const PATIENCE_MS = 10_000;

/**
 * Sends a body once and gives the status that was answered, or null where nobody answered in time. No redirect is followed,
 * and nothing of the answer is read: neither can lead the house elsewhere.
 */
export function send(address: string, body: string, headers: Record<string, string>): Promise<number | null> {
  const { request } = address.startsWith("https:") ? https : http;
  return new Promise((resolve) => {
    const asked = request(address, {
      method: "POST",
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers },
    });
    asked.once("response", (response) => {
      resolve(response.statusCode ?? null);
      response.destroy();
    });
    asked.once("error", () => resolve(null));
    asked.end(body);
  });
}
