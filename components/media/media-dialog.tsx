"use client";
import { FileText, Film, Music, Upload, X } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { PICTURE_TYPES } from "#components/composer/file-types.ts";
import { isComposingKey } from "#components/composer/keys.ts";
import { MEDIA_KINDS, type MediaKind } from "#db/enums/media.ts";
import type { LibraryEntry } from "#domains/media/library/entry.ts";
import { FILE_TYPES } from "./file-types.ts";
import { sizeLine } from "./sizes.ts";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";
import type { MediaWords } from "./words.ts";
import "./media-dialog.css";
import "./media.css";

type Props = { words: MediaWords; onChoose: (entry: LibraryEntry) => void; onClose: () => void };
type Page = { items: LibraryEntry[]; next: string | null };
const ICONS = { video: Film, audio: Music, document: FileText };

/** 媒体库 over the editor: what lies on the shelves, narrowed by kind and words, and a place to upload something new. */
export default function MediaDialog({ words, onChoose, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  /** Whose answer is waited for: one that comes later than its turn shows nothing. */
  const latest = useRef(0);
  const [kind, setKind] = useState<MediaKind | "all">("all");
  const [q, setQ] = useState("");
  const [page, setPage] = useState<Page | "failed" | null>(null);
  const uploads = useUploads(async (mediaId, file) => {
    const answer = await fetch(`/api/media/library/${mediaId}`);
    if (!answer.ok) return words.upload.offline;
    const title = file.name.replace(/\.[^.]{1,5}$/, "");
    onChoose({ ...((await answer.json()) as LibraryEntry), title });
    return null;
  }, words.upload.offline);

  const load = useCallback(async (said: { kind: string; q: string; before?: string }, upTo: LibraryEntry[] = []) => {
    const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value && value !== "all"));
    latest.current++;
    const turn = latest.current;
    const answer = await fetch(`/api/media/library?${query}`).catch(() => null);
    const found = answer?.ok ? ((await answer.json()) as Page) : null;
    if (turn !== latest.current) return;
    setPage(found ? { items: [...upTo, ...found.items], next: found.next } : "failed");
  }, []);
  useEffect(() => {
    dialog.current?.showModal();
    void load({ kind: "all", q: "" });
  }, [load]);
  const narrow = (chosen: MediaKind | "all") => {
    setKind(chosen);
    void load({ kind: chosen, q });
  };

  // Outside of the form around the editor: nothing typed here is posted with it.
  return createPortal(
    <dialog className="mdialog" ref={dialog} aria-label={words.title} onClose={onClose}>
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="ib" aria-label={words.dialog.close} onClick={() => dialog.current?.close()}>
          <X className="i" aria-hidden />
        </button>
      </header>
      <div className="mbar">
        <input
          className="in s"
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !isComposingKey(event)) void load({ kind, q });
          }}
        />
        <button type="button" className="btn g s" onClick={() => load({ kind, q })}>
          {words.apply}
        </button>
        <button type="button" className="btn s" onClick={() => picker.current?.click()}>
          <Upload className="i" aria-hidden />
          {words.dialog.upload}
        </button>
        <input
          ref={picker}
          type="file"
          accept={`${PICTURE_TYPES},${FILE_TYPES}`}
          hidden
          aria-label={words.dialog.upload}
          onChange={(event) => {
            uploads.add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
      <UploadList list={uploads.list} words={words.upload} onGoOn={uploads.goOn} onCancel={uploads.cancel} />
      <fieldset className="chips" aria-label={words.filter}>
        {(["all", ...MEDIA_KINDS] as const).map((name) => (
          <button
            key={name}
            type="button"
            className={name === kind ? "chip on" : "chip"}
            aria-pressed={name === kind}
            onClick={() => narrow(name)}
          >
            {words.kinds[name]}
          </button>
        ))}
      </fieldset>
      {page === "failed" && (
        <p className="note bad" role="alert">
          {words.dialog.failed}
        </p>
      )}
      {page !== null && page !== "failed" && (
        <>
          {page.items.length === 0 && (
            <p className="empty">{q || kind !== "all" ? words.nothing : words.dialog.empty}</p>
          )}
          <ul className="mchoices">
            {page.items.map((entry) => (
              <li key={entry.mediaId}>
                <button type="button" onClick={() => onChoose(entry)}>
                  <Thumb entry={entry} />
                  <b>{entry.title}</b>
                  <small className="num">{sizeLine(entry)}</small>
                </button>
              </li>
            ))}
          </ul>
          {page.next && (
            <button
              type="button"
              className="btn g s"
              onClick={() => load({ kind, q, before: page.next ?? "" }, page.items)}
            >
              {words.older}
            </button>
          )}
        </>
      )}
    </dialog>,
    document.body,
  );
}

function Thumb({ entry: { kind, thumb } }: { entry: LibraryEntry }) {
  if (thumb || kind === "picture") return <img className="mthumb" src={thumb ?? ""} alt="" loading="lazy" />;
  const Icon = ICONS[kind];
  return (
    <span className="mthumb">
      <Icon className="i" aria-hidden />
    </span>
  );
}
