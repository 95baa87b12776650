import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { settings } from "#lib/env.ts";
import { UPLOAD_MAX_BYTES } from "./limits.ts";

const PATIENCE_MS = 10_000;

/**
 * The bytes of a picture that a pasted article shows, from the few origins that the settings name (QINGFENG_PASTE_ORIGINS)
 * and from nowhere else: the server is nobody's proxy. No redirect is followed. Throws `pictureElsewhere`, `too_large`.
 */
export async function fetchPicture(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isAllowed = url && !url.username && !url.password && settings().QINGFENG_PASTE_ORIGINS.includes(url.origin);
  if (!isAllowed) throw invalid("form", "pictureElsewhere");
  const answer = await fetch(url, {
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { accept: "image/jpeg,image/png,image/webp,image/gif", "accept-encoding": "identity" },
  }).catch(() => null);
  if (!answer?.ok || !answer.body) throw invalid("form", "pictureElsewhere");
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.length;
    if (bytes > UPLOAD_MAX_BYTES) throw new DomainError("too_large");
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
