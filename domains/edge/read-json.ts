import { DomainError } from "#domains/kernel/errors.ts";

/** What small requests of our own islands weigh at most. */
const JSON_MAX_BYTES = 16_384;

/** The JSON object of a request's body, however it is labelled (a beacon says text/plain); refused when it is large or none. */
export async function readJson(raw: Request, maxBytes = JSON_MAX_BYTES): Promise<Record<string, unknown>> {
  const text = await readText(raw, maxBytes);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // not JSON: refused below like all that is no object
  }
  throw new DomainError("invalid", { form: { key: "malformed" } });
}

async function readText(raw: Request, maxBytes: number): Promise<string> {
  if (!raw.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of raw.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new DomainError("too_large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
