import type { Viewer } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findRendition } from "./queries.ts";
import { readStored } from "./store.ts";
import type { Carriers } from "./visibility.ts";

type Asked = { id: string; width: string; etag: string | null };

/**
 * The answer to a request for a rendition; throws `not_found`, alike for what is missing and what the viewer may not see.
 * The browser keeps its copy but asks each time, so that an address dies with the right to see the picture.
 */
export async function servePicture(viewer: Viewer, asked: Asked, carriers: Carriers): Promise<Response> {
  const rendition = await findRendition(viewer, asked, carriers);
  if (!rendition) throw new DomainError("not_found");
  // Only what we encoded ourselves is ever answered, so it may be shown inline.
  const headers = {
    ETag: rendition.etag,
    "Cache-Control": "private, no-cache",
    "Content-Type": rendition.contentType,
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  };
  if (asked.etag === rendition.etag) return new Response(null, { status: 304, headers });
  const bytes = await readStored(rendition.storageKey, rendition.file);
  if (!bytes) throw new DomainError("not_found");
  return new Response(bytes, { headers });
}
