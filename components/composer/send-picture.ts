import { fill } from "./fill.ts";
import { isPicture } from "./picture-types.ts";
import { type Progress, progressLine } from "./time-left.ts";
import { UploadError, type Uploaded, uploadFile, uploadReason } from "./upload.ts";
import type { ComposerWords } from "./words.ts";

type Watch = { words: ComposerWords; signal: AbortSignal; tell: (line: string) => void };

/** Sends one picture and tells how far it is; answers with it, or with why it did not arrive (null: it was taken back). */
export async function sendPicture(
  url: string,
  file: File,
  { words, signal, tell }: Watch,
): Promise<Uploaded | { reason: string | null }> {
  const { name } = file;
  const line = progressLine(fill(words.uploading, { name }), fill(words.uploadingLong, { name }));
  const onProgress = (progress: Progress) => tell(line(progress));
  onProgress({ sent: 0, total: file.size });
  try {
    if (!isPicture(file)) throw new UploadError("refused", words.uploadNotPicture);
    return await uploadFile(url, file, { onProgress, signal });
  } catch (error) {
    const isTakenBack = error instanceof UploadError && error.reason === "aborted";
    return { reason: isTakenBack ? null : uploadReason(error, words) };
  }
}
