"use client";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { PICTURE_TYPES } from "#components/composer/file-types.ts";
import { fill } from "#components/composer/fill.ts";
import { newKey } from "#components/form/submit-key.ts";
import type { MediaLicence } from "#db/enums/media.ts";
import { shelveFileAction } from "#domains/media/actions.ts";
import { FILE_TYPES } from "./file-types.ts";
import { listUnfinished } from "./send-file.ts";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";
import type { MediaWords } from "./words.ts";

type Props = {
  words: MediaWords;
  shelves: { id: string; name: string }[];
  licences: { id: MediaLicence; name: string }[];
};

/** Puts files on a shelf: whose they are is said first, the rest later on each one's page. */
export function AddBox({ words, shelves, licences }: Props) {
  const t = words.add;
  const form = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const [unfinished, setUnfinished] = useState<string[]>([]);
  const uploads = useUploads(async (mediaId, file) => {
    const said = new FormData(form.current!);
    said.set("mediaId", mediaId);
    said.set("title", file.name.replace(/\.[^.]{1,5}$/, "").slice(0, 120) || file.name.slice(0, 120));
    said.set("idempotencyKey", newKey());
    const answer = await shelveFileAction({ status: "idle" }, said);
    if (answer.status === "error") return answer.message;
    router.refresh();
    return null;
  }, words.upload.offline);
  const isBusy = uploads.list.some(({ state }) => state !== "done" && state !== "failed");
  useEffect(() => {
    if (!isBusy) void listUnfinished().then(setUnfinished);
  }, [isBusy]);

  return (
    <section className="box addbox" aria-label={t.title}>
      <form ref={form} className="lineup">
        <label className="check s">
          {t.shelf}
          <select className="in s" name="unitId">
            {shelves.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="check s">
          {t.licence}
          <select className="in s" name="licence">
            {licences.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="btn s" onClick={() => picker.current?.click()}>
          <Upload className="i" aria-hidden />
          {t.choose}
        </button>
      </form>
      <input
        ref={picker}
        type="file"
        accept={`${PICTURE_TYPES},${FILE_TYPES}`}
        multiple
        hidden
        aria-label={t.choose}
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <p className="hint">{t.hint}</p>
      {unfinished.length > 0 && !isBusy && (
        <p className="note">{fill(t.unfinished, { names: unfinished.join("、") })}</p>
      )}
      <UploadList list={uploads.list} words={words.upload} onGoOn={uploads.goOn} onCancel={uploads.cancel} />
    </section>
  );
}
