import type { DocumentSource } from "#domains/media/attachments.ts";
import { documentText, pictureText } from "./file-text.ts";
import { isDocument, isPicture } from "./file-types.ts";
import { fill } from "./fill.ts";
import { type Progress, progressLine } from "./time-left.ts";
import type { ShownPicture } from "./types.ts";
import { postForm, UploadError, uploadFile, uploadReason } from "./upload.ts";
import type { ComposerWords } from "./words.ts";

type Watch = { words: ComposerWords; signal: AbortSignal; tell: (line: string) => void };

/** A picture or a document that arrived. */
export type Sent = { mediaId: string } & (ShownPicture | DocumentSource);

/** Sends one file and tells how far it is; answers with it, or with why it did not arrive (null: it was taken back). */
export async function sendFile(
  url: string,
  file: File,
  { words, signal, tell }: Watch,
): Promise<Sent | { reason: string | null }> {
  const { name } = file;
  const line = progressLine(fill(words.uploading, { name }), fill(words.uploadingLong, { name }));
  const onProgress = (progress: Progress) => tell(line(progress));
  onProgress({ sent: 0, total: file.size });
  try {
    if (isPicture(file)) return await uploadFile(url, file, { onProgress, signal });
    if (!isDocument(file)) throw new UploadError("refused", words.uploadNotTaken);
    const form = new FormData();
    form.set("file", file);
    return await postForm<Sent>(`${url}/documents`, form, { onProgress, signal });
  } catch (error) {
    const isTakenBack = error instanceof UploadError && error.reason === "aborted";
    return { reason: isTakenBack ? null : uploadReason(error, words) };
  }
}

/** What stands in a text for a file that arrived. */
export const textOf = (sent: Sent, name: string, words: ComposerWords): string =>
  "width" in sent
    ? pictureText(sent.mediaId, name, words.pictureSample)
    : documentText(sent.mediaId, name, words.document);
