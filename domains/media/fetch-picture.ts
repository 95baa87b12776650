import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { settings } from "#lib/env.ts";
import { UPLOAD_MAX_BYTES } from "./limits.ts";

const PATIENCE_MS = 10_000;
const HEADERS = { accept: "image/jpeg,image/png,image/webp,image/gif", "accept-encoding": "identity" };

/**
 * The bytes of a picture that a pasted article shows, from the few origins that the settings name (QINGFENG_PASTE_ORIGINS)
 * and from nowhere else: the server is nobody's proxy. No redirect is followed. Throws `pictureElsewhere`, `too_large`.
 */
export async function fetchPicture(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isAllowed = url && !url.username && !url.password && settings().QINGFENG_PASTE_ORIGINS.includes(url.origin);
  if (!isAllowed) throw invalid("form", "pictureElsewhere");
  try {
    return await bytesOf(await ask(url));
  } catch (error) {
    throw error instanceof DomainError ? error : invalid("form", "pictureElsewhere");
  }
}

/** Not `fetch`: it unpacks Brotli that nobody asked for before we could look at it (decision 0002). */
function ask(url: URL): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, { headers: HEADERS, signal: AbortSignal.timeout(PATIENCE_MS) });
    request.once("error", reject);
    request.once("response", resolve);
    request.end();
  });
}

/** Whatever came packed although it was asked for as it is, is left packed. */
async function bytesOf(answer: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (answer.statusCode !== 200 || "content-encoding" in answer.headers) throw invalid("form", "pictureElsewhere");
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      if (bytes > UPLOAD_MAX_BYTES) throw new DomainError("too_large");
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  } finally {
    answer.destroy();
  }
}
