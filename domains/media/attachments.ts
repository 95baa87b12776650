import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { CaptionLang, MediaFormat, MediaKind } from "#db/enums/media.ts";
import { media, mediaCaptions } from "#db/schema/media.ts";
import { captionsFile, smallerFile } from "./files.ts";
import { type AlsoWithdrawn, unlessWithdrawn } from "./visibility.ts";

/** A video, a sound or a document as a page shows it. */
export type AttachmentSource = {
  kind: Exclude<MediaKind, "picture">;
  format: MediaFormat;
  fileName: string;
  bytes: number;
  /** The file itself, or what is played of it. */
  src: string;
  durationMs: number | null;
  width: number | null;
  height: number | null;
  poster: string | null;
  /** A stream in several qualities. */
  hls: string | null;
  /** The same film as files with fewer lines, the best first, for browsers that cannot stream. */
  smaller: { height: number; src: string }[];
  captions: { lang: CaptionLang; src: string }[];
  /** The worker still makes of it what every browser plays; null once it is done. */
  preparing: Preparing | null;
};

/** How far the worker is with a file, and how long it will take at this pace; null before that can be told. */
export type Preparing = { percent: number; secondsLeft: number | null };

/** Stored pages that show a file bear this: they are made anew when there is more to show of it. */
export const fileTag = (mediaId: string) => `media:${mediaId}`;

/** What a page needs to show files other than pictures, whose carrier its viewer may see. */
export async function attachmentSources(ids: string[], on: Reader = db): Promise<Record<string, AttachmentSource>> {
  if (ids.length === 0) return {};
  const [rows, texts] = await Promise.all([
    on
      .select()
      .from(media)
      .where(and(inArray(media.id, ids), ne(media.kind, "picture"))),
    on
      .select({ mediaId: mediaCaptions.mediaId, lang: mediaCaptions.lang })
      .from(mediaCaptions)
      .where(inArray(mediaCaptions.mediaId, ids))
      .orderBy(asc(mediaCaptions.lang)),
  ]);
  const langsOf = (id: string) => texts.filter(({ mediaId }) => mediaId === id).map(({ lang }) => lang);
  return Object.fromEntries(rows.map((row) => [row.id, sourceOf(row, langsOf(row.id))]));
}

/** A document as a post shows it. */
export type DocumentSource = Pick<AttachmentSource, "format" | "fileName" | "bytes" | "src">;

/** What a post needs to show documents; ids that are none, or none any more, are left out. */
export async function documentSources(
  ids: string[],
  more: AlsoWithdrawn = {},
  on: Reader = db,
): Promise<Record<string, DocumentSource>> {
  if (ids.length === 0) return {};
  const rows = await on
    .select({ id: media.id, format: media.format, fileName: media.fileName, bytes: media.bytes })
    .from(media)
    .where(and(inArray(media.id, ids), eq(media.kind, "document"), unlessWithdrawn(more)));
  return Object.fromEntries(rows.map(({ id, ...row }) => [id, { ...row, src: fileUrl(id, "file") }]));
}

const fileUrl = (id: string, name: string) => `/api/media/${id}/${name}`;

function sourceOf(row: typeof media.$inferSelect, langs: CaptionLang[]): AttachmentSource {
  const url = (name: string) => fileUrl(row.id, name);
  return {
    kind: row.kind as AttachmentSource["kind"],
    format: row.format,
    fileName: row.fileName,
    bytes: row.bytes,
    src: url("file"),
    durationMs: row.durationMs,
    width: row.width,
    height: row.height,
    poster: row.hasPoster ? url("poster") : null,
    hls: row.ladder.length > 0 ? url("hls.m3u8") : null,
    smaller: row.ladder.slice(1).map((height) => ({ height, src: url(smallerFile(height)) })),
    captions: langs.map((lang) => ({ lang, src: url(captionsFile(lang)) })),
    preparing: preparingOf(row),
  };
}

/** Under a hundredth nothing can be said of the rest. */
export function preparingOf({ preparedAt, startedAt, progress }: typeof media.$inferSelect): Preparing | null {
  if (preparedAt !== null) return null;
  const taken = startedAt && progress > 0 ? (Date.now() - startedAt.getTime()) / 1_000 : null;
  return { percent: progress, secondsLeft: taken && Math.ceil((taken / progress) * (100 - progress)) };
}
