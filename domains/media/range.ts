/** Bytes `start` to `end`, both included. */
export type Range = { start: number; end: number };

/**
 * The one range that a request asks for (RFC 9110, 14.2). Null: the whole file, also where several are asked for or where
 * the copy that the browser has begun (`If-Range`) is not this one.
 */
export function parseRange(headers: Headers, etag: string, size: number): Range | "unsatisfiable" | null {
  const condition = headers.get("if-range");
  if (condition !== null && condition !== etag) return null;
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range") ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const last = size - 1;
  const range =
    asked[1] === ""
      ? { start: Math.max(0, size - Number(asked[2])), end: last }
      : { start: Number(asked[1]), end: asked[2] === "" ? last : Math.min(Number(asked[2]), last) };
  if (asked[1] !== "" && asked[2] !== "" && Number(asked[2]) < range.start) return null;
  return range.start > last || (asked[1] === "" && asked[2] === "0") ? "unsatisfiable" : range;
}
