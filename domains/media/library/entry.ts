import type { MediaFormat, MediaKind } from "#db/enums/media.ts";
import type { media } from "#db/schema/media.ts";
import { type Preparing, preparingOf } from "../attachments.ts";

/** A file that a writer may put into a text, as the editor needs to know it. */
export type LibraryEntry = {
  mediaId: string;
  kind: MediaKind;
  title: string;
  alt: string;
  format: MediaFormat;
  bytes: number;
  durationMs: number | null;
  /** Of a video that the worker still converts. */
  preparing: Preparing | null;
  thumb: string | null;
  /** For pictures: where it is shown from. */
  picture: { src: string; width: number; height: number } | null;
  /** For everything else: what its place in the text says of it. */
  file: { kind: Exclude<MediaKind, "picture">; format: MediaFormat; bytes: number; fileName: string } | null;
};

type File = typeof media.$inferSelect;

export function entryOf(file: File, said: { title: string; alt: string }): LibraryEntry {
  const { id: mediaId, kind, format, bytes, durationMs, fileName, width, height } = file;
  const preparing = kind === "video" ? preparingOf(file) : null;
  const own = { mediaId, kind, format, bytes, durationMs, preparing, ...said };
  const url = (name: string) => `/api/media/${mediaId}/${name}`;
  if (kind === "picture") {
    const picture = { src: url(width! < 480 ? "2400" : "480"), width: width!, height: height! };
    return { ...own, thumb: url("16x9"), picture, file: null };
  }
  return {
    ...own,
    thumb: file.hasPoster ? url("poster") : null,
    picture: null,
    file: { kind, format, bytes, fileName },
  };
}
