import { isPicture } from "#components/composer/file-types.ts";
import type { Progress } from "#components/composer/time-left.ts";
import { refusalOf, UploadError, uploadFile } from "#components/composer/upload.ts";

type Watch = { onProgress: (progress: Progress) => void; signal?: AbortSignal };

const UPLOADS = "/api/media/uploads";
/** The server takes ten at once; smaller pieces mean less to send again. */
const PIECE_BYTES = 8 * 1024 * 1024;
const RETRIES_MS = [500, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Sends a file of any kind that the house takes; answers with its media id. Throws `UploadError`. */
export async function sendFile(file: File, { onProgress, signal }: Watch): Promise<string> {
  if (isPicture(file)) return (await uploadFile("/api/media", file, { onProgress, signal })).mediaId;
  const address = await sendInPieces(file, { onProgress, signal });
  return takeIn(address);
}

/** tus 1.0: the browser remembers the upload's address, so that the same file, chosen again tomorrow, goes on where it was. */
async function sendInPieces(file: File, { onProgress, signal }: Watch): Promise<string> {
  const { Upload } = await import("tus-js-client");
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: UPLOADS,
      chunkSize: PIECE_BYTES,
      retryDelays: RETRIES_MS,
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onProgress({ sent, total }),
      onShouldRetry: (error) => mayPass(error.originalResponse?.getStatus() ?? 0),
      onSuccess: () => resolve(upload.url!),
      onError: (error) => reject(whyOf(error)),
    });
    signal?.addEventListener("abort", () => {
      void upload.abort(true);
      reject(new UploadError("aborted"));
    });
    void upload.findPreviousUploads().then(([last]) => {
      if (last) upload.resumeFromPreviousUpload(last);
      upload.start();
    });
  });
}

/** Whether the same request may succeed a little later: not when the disk is full. */
const mayPass = (status: number) =>
  status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);

type TusError = Error & { originalResponse?: { getStatus(): number; getBody(): string } | null };

function whyOf(error: TusError): UploadError {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 0 || status === 503 || status === 502) return new UploadError("offline");
  return refusalOf(status, sentenceIn(error.originalResponse?.getBody() ?? ""));
}

async function takeIn(address: string): Promise<string> {
  const answer = await fetch(address, { method: "POST" }).catch(() => null);
  if (!answer) throw new UploadError("offline");
  const body = await answer.text();
  if (!answer.ok) throw refusalOf(answer.status, sentenceIn(body));
  return (JSON.parse(body) as { mediaId: string }).mediaId;
}

function sentenceIn(body: string): string {
  try {
    return String((JSON.parse(body) as { message?: string }).message ?? "");
  } catch {
    return "";
  }
}

/** Names of files of which a part has arrived, and that nobody has finished since. */
export async function listUnfinished(): Promise<string[]> {
  const { defaultOptions } = await import("tus-js-client");
  const kept = await defaultOptions.urlStorage.findAllUploads();
  return kept.filter(({ creationTime }) => isFresh(creationTime)).map(({ metadata }) => metadata.filename ?? "");
}

/** The server forgets a part after a day. */
const isFresh = (creationTime: string) => Date.now() - Date.parse(creationTime) < 24 * 3_600_000;
