/** A file that the browser saves: named also in Chinese (RFC 8187), never shown in the page and never stored on the way. */
export function download(
  body: string | Uint8Array<ArrayBuffer> | Pieces,
  name: string,
  extension: keyof typeof TYPES,
): Response {
  const file = encodeURIComponent(`${name}.${extension}`);
  return new Response(typeof body === "string" || body instanceof Uint8Array ? body : sent(body), {
    headers: {
      "Content-Type": TYPES[extension],
      "Content-Disposition": `attachment; filename="export.${extension}"; filename*=UTF-8''${file}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** A file that is made while it is sent: no further than its reader has come. */
type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>>;

const sent = (pieces: Pieces) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
