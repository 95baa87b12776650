import type { Viewer } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { cutOut } from "./crops.ts";
import { cutOnce } from "./cut-once.ts";
import { findServed, type Served } from "./queries.ts";
import { parseRange, type Range } from "./range.ts";
import { openStored, readStored } from "./store.ts";
import type { Carriers } from "./visibility.ts";

type Asked = { id: string; name: string; headers: Headers; isDownload?: boolean };

/**
 * The answer to a request for a file or a variant of it; throws `not_found`, alike for what is missing and what the viewer
 * may not see. The browser keeps its copy but asks each time, so that an address dies with the right to see the file.
 */
export async function serveFile(viewer: Viewer, asked: Asked, carriers: Carriers): Promise<Response> {
  const { id, name, headers: request } = asked;
  const served = await findServed(viewer, { id, name, accept: request.get("accept") ?? "" }, carriers);
  if (!served) throw new DomainError("not_found");
  const headers = headersFor(served, asked.isDownload);
  if (request.get("if-none-match") === served.etag) return new Response(null, { status: 304, headers });
  if (served.captions !== undefined) return new Response(served.captions, { headers });
  if (served.crop) return new Response((await cropped(served)) as BodyInit, { headers });
  const stored = await openStored(served.storageKey, served.file);
  if (!stored) throw new DomainError("not_found");
  const range = parseRange(request, served.etag, stored.bytes);
  if (range === "unsatisfiable")
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${stored.bytes}` } });
  const length = String(range ? range.end - range.start + 1 : stored.bytes);
  return new Response(stored.read(range ?? undefined), {
    status: range ? 206 : 200,
    headers: { ...headers, "Content-Length": length, ...(range && { "Content-Range": contentRange(range, stored) }) },
  });
}

const contentRange = ({ start, end }: Range, { bytes }: { bytes: number }) => `bytes ${start}-${end}/${bytes}`;

/** Pictures are what we encoded ourselves; the rest is somebody's, and may neither run nor frame anything in our name. */
function headersFor({ etag, contentType, isInline, downloadName }: Served, isDownload = false) {
  const isPdf = contentType === "application/pdf";
  const disposition = isInline && !isDownload ? "inline" : "attachment";
  return {
    ETag: etag,
    Vary: "Accept",
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-cache",
    "Content-Type": contentType,
    "Content-Disposition": downloadName ? `${disposition}; filename*=UTF-8''${encodeName(downloadName)}` : disposition,
    // The viewer of a browser shows no PDF in a sandbox; it runs outside of our origin anyway.
    "Content-Security-Policy": isPdf
      ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  };
}

/** RFC 8187, 3.2.1. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

async function cropped({ storageKey, file, crop }: Served) {
  return cutOnce(JSON.stringify([storageKey, crop]), async () => {
    const original = await readStored(storageKey, file);
    if (!original || !crop) throw new DomainError("not_found");
    return cutOut(original, crop);
  });
}
