import type { Progress } from "./time-left.ts";

export type Uploaded = { mediaId: string; src: string; width: number; height: number };
/** Why a file did not arrive: a name for what we know, the server's own sentence otherwise. */
export class UploadError extends Error {
  readonly reason: "offline" | "tooLarge" | "full" | "aborted" | "refused";
  constructor(reason: UploadError["reason"], message = "") {
    super(message);
    this.reason = reason;
  }
}

type Watch = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/** Posts one file to a route of ours. */
export function uploadFile(url: string, file: File, watch: Watch = {}): Promise<Uploaded> {
  const form = new FormData();
  form.set("file", file);
  return postForm(url, form, watch);
}

/** Posts a form to a route that answers with JSON. XMLHttpRequest, because fetch tells nothing of a body on its way. */
export function postForm<Answer>(url: string, form: FormData, { onProgress, signal }: Watch = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress?.({ sent: loaded, total });
    request.onload = () => {
      if (request.status === 200) resolve(request.response);
      else reject(refusalOf(request.status, request.response?.message ?? ""));
    };
    request.onerror = () => reject(new UploadError("offline"));
    request.onabort = () => reject(new UploadError("aborted"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** What the server's refusal means; `full` may go on once there is room. */
export function refusalOf(status: number, message: string): UploadError {
  if (status === 413) return new UploadError("tooLarge", message);
  return new UploadError(status === 507 ? "full" : "refused", message);
}

type Reasons = { uploadOffline: string; uploadTooLarge: string };

/** One sentence's worth of reason. */
export function uploadReason(error: unknown, words: Reasons): string {
  if (!(error instanceof UploadError) || error.reason === "offline") return words.uploadOffline;
  // Ours always say why; who does not is something between us.
  return error.message || (error.reason === "tooLarge" ? words.uploadTooLarge : words.uploadOffline);
}
