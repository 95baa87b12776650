"use client";
import { ImagePlus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { PICTURE_TYPES } from "#components/composer/file-types.ts";
import { fill } from "#components/composer/fill.ts";
import { type Progress, progressLine } from "#components/composer/time-left.ts";
import { uploadFile, uploadReason } from "#components/composer/upload.ts";
import type { DeskWords, UploadWords } from "./words.ts";

type Cover = { id: string; src: string };
type Props = {
  cover: Cover | null;
  /** The id of the form around which it may stand. */
  form: string;
  words: DeskWords["fields"];
  uploadWords: UploadWords;
  onChange: () => void;
};

/** 题图: a hidden field with the picture's id; uploading needs JavaScript, without it the cover stays as it is. */
export function CoverField({ cover: initial, form, words, uploadWords, onChange }: Props) {
  const [cover, setCover] = useState(initial);
  const [notice, setNotice] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const change = (next: Cover | null) => {
    setCover(next);
    queueMicrotask(onChange);
  };
  const upload = async (file: File | undefined) => {
    if (!file) return;
    const { name } = file;
    const line = progressLine(fill(uploadWords.uploading, { name }), fill(uploadWords.uploadingLong, { name }));
    try {
      const onProgress = (progress: Progress) => setNotice(line(progress));
      const { mediaId, src } = await uploadFile("/api/media", file, { onProgress });
      change({ id: mediaId, src });
      setNotice("");
    } catch (error) {
      setNotice(uploadReason(error, uploadWords));
    }
  };
  return (
    <div className="field">
      <span className="lab">{words.cover}</span>
      <input type="hidden" name="coverId" value={cover?.id ?? ""} form={form} />
      {cover ? <img className="coverimg" src={cover.src} alt="" /> : <p className="hint">{words.coverNone}</p>}
      <input
        ref={picker}
        type="file"
        accept={PICTURE_TYPES}
        className="vh"
        tabIndex={-1}
        aria-label={words.coverAdd}
        onChange={(event) => upload(event.target.files?.[0])}
      />
      <p className="acts-r">
        <button type="button" className="btn p s" onClick={() => picker.current?.click()}>
          <ImagePlus className="i" aria-hidden />
          {cover ? words.coverReplace : words.coverAdd}
        </button>
        {cover && (
          <button type="button" className="btn t s" onClick={() => change(null)}>
            <Trash2 className="i" aria-hidden />
            {words.coverRemove}
          </button>
        )}
      </p>
      <p className="hint" role="status">
        {notice}
      </p>
    </div>
  );
}
