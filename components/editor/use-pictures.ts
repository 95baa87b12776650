import type { EditorView } from "@tiptap/pm/view";
import { useRef, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { isPicture, UploadError, uploadFile, uploadReason } from "#components/composer/upload.ts";
import { insertMedia } from "./insert-media.ts";
import type { PictureSource } from "./picture-node.ts";
import type { EditorWords } from "./words.ts";

type Notice = { text: string; failed: boolean };

/** Uploads pictures and puts each into the text; `sources` knows where every picture of this text lies. */
export function usePictures(url: string, words: EditorWords, pictures: Record<string, PictureSource> = {}) {
  const sources = useRef(new Map(Object.entries(pictures)));
  const [notice, setNotice] = useState<Notice | null>(null);

  const upload = async (file: File, view: EditorView) => {
    const tell = (percent: number) =>
      setNotice({ text: fill(words.uploading, { name: file.name, percent }), failed: false });
    tell(0);
    try {
      if (!isPicture(file)) throw new UploadError("refused", words.uploadNotPicture);
      const { mediaId, ...source } = await uploadFile(url, file, { onProgress: tell });
      sources.current.set(mediaId, source);
      insertMedia(view, "image", { mediaId });
      setNotice(null);
      return true;
    } catch (error) {
      setNotice({
        text: fill(words.uploadFailed, { name: file.name, reason: uploadReason(error, words) }),
        failed: true,
      });
      return false;
    }
  };

  /** One after the other; what fails stops the rest, so that its reason stays to be read. */
  const add = async (files: Iterable<File>, view: EditorView) => {
    for (const file of files) if (!(await upload(file, view))) return;
  };

  /** Whether a paste or a drop was files, and is dealt with here. Words with a picture beside them (from Word) stay words. */
  const take = (data: DataTransfer | null, view: EditorView): boolean => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || data?.types.includes("text/html")) return false;
    void add(files, view);
    return true;
  };

  return { sources: sources.current, notice, add, take };
}
