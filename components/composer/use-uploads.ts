import { type RefObject, useRef, useState } from "react";
import { blockEdit } from "./edits.ts";
import { fill } from "./fill.ts";
import { fieldOf, makeEdit, whenIdle } from "./textarea.ts";
import type { ShownFiles } from "./types.ts";
import type { ComposerWords } from "./words.ts";

/** A file on its way, or why it did not arrive. */
export type UploadLine = { id: number; text: string; failed: boolean; abort?: () => void };
type Options = { url?: string; words: ComposerWords } & Partial<ShownFiles>;

/** Uploads pictures and documents one after the other and puts each into the text where the caret then is. */
export function useUploads(area: RefObject<HTMLTextAreaElement | null>, { url, words, pictures, documents }: Options) {
  const [lines, setLines] = useState<UploadLine[]>([]);
  const shown = useRef<ShownFiles>({ pictures: { ...pictures }, documents: { ...documents } });
  const nextId = useRef(0);

  const say = (line: UploadLine) =>
    setLines((all) =>
      all.some(({ id }) => id === line.id) ? all.map((old) => (old.id === line.id ? line : old)) : [...all, line],
    );
  const drop = (id: number) => setLines((all) => all.filter((line) => line.id !== id));

  const upload = async (file: File, id: number) => {
    const stop = new AbortController();
    const tell = (text: string) => say({ id, text, failed: false, abort: () => stop.abort() });
    tell(fill(words.uploading, { name: file.name, percent: 0 }));
    const loaded = await import("./send-file.ts").catch(() => null); // without a network nothing is sent either
    const sent = loaded
      ? await loaded.sendFile(url!, file, { words, signal: stop.signal, tell })
      : { reason: words.uploadOffline };
    if ("reason" in sent && sent.reason !== null) {
      const text = fill(words.uploadFailed, { name: file.name, reason: sent.reason });
      return say({ id, text, failed: true, abort: () => drop(id) });
    }
    drop(id);
    const field = area.current;
    if ("reason" in sent || !field) return;
    if ("width" in sent) shown.current.pictures[sent.mediaId] = sent;
    else shown.current.documents[sent.mediaId] = sent;
    const text = loaded!.textOf(sent, file.name, words);
    whenIdle(field, () => makeEdit(field, blockEdit(fieldOf(field), text)));
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
