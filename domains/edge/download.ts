/** A file that the browser saves: named also in Chinese (RFC 8187), never shown in the page and never stored on the way. */
export function download(
  body: string | Uint8Array<ArrayBuffer>,
  name: string,
  extension: keyof typeof TYPES,
): Response {
  const file = encodeURIComponent(`${name}.${extension}`);
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[extension],
      "Content-Disposition": `attachment; filename="export.${extension}"; filename*=UTF-8''${file}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
