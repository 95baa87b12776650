import { type RefObject, useRef, useState } from "react";
import { blockEdit, pictureText } from "./edits.ts";
import { fill } from "./fill.ts";
import { fieldOf, makeEdit, whenIdle } from "./textarea.ts";
import { type Progress, progressLine } from "./time-left.ts";
import type { ShownPicture } from "./types.ts";
import { isPicture, UploadError, uploadFile, uploadReason } from "./upload.ts";
import type { ComposerWords } from "./words.ts";

/** A file on its way, or why it did not arrive. */
export type UploadLine = { id: number; text: string; failed: boolean; abort?: () => void };
type Options = { url?: string; words: ComposerWords; pictures?: Record<string, ShownPicture> };

/** Uploads pictures one after the other and puts each into the text where the caret then is. */
export function useUploads(area: RefObject<HTMLTextAreaElement | null>, { url, words, pictures }: Options) {
  const [lines, setLines] = useState<UploadLine[]>([]);
  const shown = useRef({ ...pictures });
  const nextId = useRef(0);

  const say = (line: UploadLine) =>
    setLines((all) =>
      all.some(({ id }) => id === line.id) ? all.map((old) => (old.id === line.id ? line : old)) : [...all, line],
    );
  const drop = (id: number) => setLines((all) => all.filter((line) => line.id !== id));

  const upload = async (file: File, id: number) => {
    const abort = new AbortController();
    const { name } = file;
    const line = progressLine(fill(words.uploading, { name }), fill(words.uploadingLong, { name }));
    const onProgress = (progress: Progress) =>
      say({ id, text: line(progress), failed: false, abort: () => abort.abort() });
    onProgress({ sent: 0, total: file.size });
    try {
      if (!isPicture(file)) throw new UploadError("refused", words.uploadNotPicture);
      const { mediaId, ...picture } = await uploadFile(url!, file, { onProgress, signal: abort.signal });
      shown.current[mediaId] = picture;
      drop(id);
      const field = area.current;
      if (!field) return;
      const text = pictureText(mediaId, file.name, words.pictureSample);
      whenIdle(field, () => makeEdit(field, blockEdit(fieldOf(field), text)));
    } catch (error) {
      if (error instanceof UploadError && error.reason === "aborted") return drop(id);
      const reason = uploadReason(error, words);
      say({ id, text: fill(words.uploadFailed, { name: file.name, reason }), failed: true, abort: () => drop(id) });
    }
  };

  const add = async (files: Iterable<File>) => {
    setLines((all) => all.filter((line) => !line.failed));
    for (const file of files) {
      nextId.current += 1;
      await upload(file, nextId.current);
    }
  };

  /** Takes the files out of a paste or a drop; words in it go their usual way. */
  const take = (event: { preventDefault: () => void }, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (!url || files.length === 0 || data?.types.includes("text/plain")) return;
    event.preventDefault();
    void add(files);
  };

  return { lines, add, take, shown, isBusy: lines.some((line) => !line.failed) };
}
