import type { Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { useRef, useState } from "react";
import { isPicture } from "#components/composer/file-types.ts";
import { fill } from "#components/composer/fill.ts";
import { type Progress, progressLine } from "#components/composer/time-left.ts";
import { UploadError, type Uploaded, uploadFile, uploadReason } from "#components/composer/upload.ts";
import { insertMedia } from "./insert-media.ts";
import type { PictureSource } from "./picture-node.ts";
import { takePaste } from "./take-paste.ts";
import type { EditorWords } from "./words.ts";

type Notice = { text: string; failed: boolean };

/** Uploads pictures and puts each into the text; `sources` knows where every picture of this text lies. */
export function usePictures(url: string, words: EditorWords, pictures: Record<string, PictureSource> = {}) {
  const sources = useRef(new Map(Object.entries(pictures)));
  const [notice, setNotice] = useState<Notice | null>(null);

  const upload = async (file: File, view: EditorView) => {
    const { name } = file;
    const line = progressLine(fill(words.uploading, { name }), fill(words.uploadingLong, { name }));
    const onProgress = (progress: Progress) => setNotice({ text: line(progress), failed: false });
    onProgress({ sent: 0, total: file.size });
    try {
      if (!isPicture(file)) throw new UploadError("refused", words.uploadNotPicture);
      const { mediaId, ...source } = await uploadFile(url, file, { onProgress });
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

  const keep = async (picture: Blob) => {
    const file = new File([picture], "pasted.png", { type: picture.type });
    const kept = await uploadFile(url, file).catch(() => null);
    if (kept) sources.current.set(kept.mediaId, kept);
    return kept?.mediaId ?? null;
  };
  const fetchFrom = async (address: string) => {
    const body = JSON.stringify({ address: address.replace(/^http:/, "https:") });
    const answer = await fetch(`${url}/pasted`, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) return null;
    const kept = (await answer.json()) as Uploaded;
    sources.current.set(kept.mediaId, kept);
    return kept.mediaId;
  };

  /** Whether a paste was dealt with here: files, pictures within a text, or more than an article may hold. */
  const paste = (data: DataTransfer | null, slice: Slice, view: EditorView): boolean => {
    const line = progressLine(words.pastePictures, words.pastePicturesLong);
    let players = "";
    const told = {
      onPlayers: (count: number) => {
        players = fill(words.pastePlayers, { count });
        setNotice({ text: players, failed: true });
      },
      onTooLong: () => setNotice({ text: words.pasteTooLong, failed: true }),
      onPictures: (sent: number, total: number) => setNotice({ text: line({ sent, total }), failed: false }),
      onPicturesDone: (lost: number) => {
        const said = [...(lost > 0 ? [fill(words.pasteLost, { count: lost })] : []), ...(players ? [players] : [])];
        setNotice(said.length === 0 ? null : { text: said.join(" "), failed: true });
      },
    };
    return take(data, view) || takePaste(view, data, slice, { keep, fetch: fetchFrom, ...told });
  };

  /** Whether a paste or a drop was files, and is dealt with here. Words with a picture beside them (from Word) stay words. */
  const take = (data: DataTransfer | null, view: EditorView): boolean => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || data?.types.includes("text/html")) return false;
    void add(files, view);
    return true;
  };

  return { sources: sources.current, notice, add, take, paste };
}
