import { MEDIA_FORMATS } from "#db/enums/media.ts";
import type { media } from "#db/schema/media.ts";
import { CROPS, type Crop, cropOf } from "./crops.ts";
import { avifFile, originalFile, POSTER_FILE, STREAM_FILE, webpFile } from "./files.ts";
import { ORIGINAL_WIDTH } from "./limits.ts";
import { renditionsOf } from "./widths.ts";

type Row = typeof media.$inferSelect;

/** One address below a file's id: which of its stored files answers it, as what; or the part of its original to cut out. */
export type Variant = {
  file: string;
  contentType: string;
  /** Tells variants of one file apart for the browser's copy. */
  version: string;
  crop?: Crop;
  /** WebVTT, which lies in the database. */
  captions?: string;
  /** Answered inline; all else is saved, never opened in the page's own name. */
  isInline: boolean;
};

const SEGMENT = /^(\d{3,4})-\d{5}\.ts$/;
const PLAYLIST = /^(\d{3,4})\.m3u8$/;
const SMALLER = /^(\d{3,4})\.mp4$/;

/** Null where the file has no such variant. `accept` chooses AVIF where the worker has made it. */
export function variantOf(row: Row, name: string, accept: string): Variant | null {
  if (row.kind === "picture") return pictureVariant(row, name, accept);
  // Once it is prepared, nobody gets the original of a video: it may tell where it was taken.
  if (name === "file") return row.ladder.length > 0 ? inline(STREAM_FILE, "video/mp4") : originalVariant(row);
  if (row.kind !== "video") return null;
  if (name === "poster") return row.hasPoster ? inline(POSTER_FILE, "image/webp") : null;
  if (name === "hls.m3u8") return row.ladder.length > 0 ? inline(name, PLAYLIST_TYPE) : null;
  const height = Number((PLAYLIST.exec(name) ?? SEGMENT.exec(name) ?? SMALLER.exec(name))?.[1]);
  if (!row.ladder.includes(height)) return null;
  if (name.endsWith(".mp4")) return row.ladder[0] === height ? null : inline(name, "video/mp4");
  return inline(name, name.endsWith(".ts") ? "video/mp2t" : PLAYLIST_TYPE);
}

const PLAYLIST_TYPE = "application/vnd.apple.mpegurl";

const inline = (file: string, contentType: string, version = file): Variant => ({
  file,
  contentType,
  version,
  isInline: true,
});

function pictureVariant(row: Row, name: string, accept: string): Variant | null {
  const size = { width: row.width!, height: row.height! };
  if (name === String(ORIGINAL_WIDTH)) return inline(originalFile("jpg"), "image/jpeg", name);
  if (Object.hasOwn(CROPS, name)) {
    const crop = cropOf(size, name as keyof typeof CROPS, row);
    return { ...inline(originalFile("jpg"), "image/jpeg", `${name}-${row.focusX}-${row.focusY}`), crop };
  }
  const rendition = renditionsOf(size).find(({ nominal }) => String(nominal) === name);
  if (!rendition) return null;
  const { nominal } = rendition;
  return row.hasAvif && /\bimage\/avif\b/.test(accept)
    ? inline(avifFile(nominal), "image/avif", `${name}-avif`)
    : inline(webpFile(nominal), "image/webp", name);
}

function originalVariant(row: Row): Variant {
  const { kind, type } = MEDIA_FORMATS[row.format];
  const variant = inline(originalFile(row.format), type, "file");
  return { ...variant, isInline: kind !== "document" || row.format === "pdf" };
}
