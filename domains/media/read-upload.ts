import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { MULTIPART_OVERHEAD_BYTES, UPLOAD_MAX_BYTES, UPLOAD_MAX_MB } from "./limits.ts";

export type Upload = { bytes: Uint8Array; fileName: string };

/** What is expected, for what is said where it does not come. */
type Kind = "picture" | "file";

/**
 * The one file of a request: a multipart form's field `file`, or the raw body with its name in `x-file-name`
 * (percent-encoded). Throws `too_large` before more than the limit has been read, or `pictureMissing` (`fileMissing`).
 */
export async function readUpload(request: Request, kind: Kind = "picture"): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = type.startsWith("multipart/form-data");
  const limit = UPLOAD_MAX_BYTES + (isForm ? MULTIPART_OVERHEAD_BYTES : 0);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(kind);
  if (!request.body) throw missing(kind);
  const body = new Response(request.body.pipeThrough(counted(limit, kind)), { headers: { "content-type": type } });
  return isForm
    ? fileOf(await formOf(body, kind), kind)
    : rawFile(body, request.headers.get("x-file-name") ?? "", kind);
}

const missing = (kind: Kind) => invalid("form", `${kind}Missing`);
const tooLarge = (kind: Kind) =>
  new DomainError("too_large", { form: { key: `${kind}TooLarge`, values: { megabytes: UPLOAD_MAX_MB } } });

/** Passes bytes on until there are too many: a length that was announced wrongly, or not at all, gains nothing. */
function counted(limit: number, kind: Kind) {
  let bytes = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > limit) controller.error(tooLarge(kind));
      else controller.enqueue(chunk);
    },
  });
}

async function formOf(body: Response, kind: Kind): Promise<FormData> {
  try {
    return await body.formData();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof DomainError ? error.cause : error;
    throw cause instanceof DomainError ? cause : missing(kind);
  }
}

async function fileOf(form: FormData, kind: Kind): Promise<Upload> {
  const files = form.getAll("file");
  const [file] = files;
  if (files.length !== 1 || !(file instanceof File) || file.size === 0) throw missing(kind);
  if (file.size > UPLOAD_MAX_BYTES) throw tooLarge(kind);
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name };
}

async function rawFile(body: Response, encodedName: string, kind: Kind): Promise<Upload> {
  const bytes = new Uint8Array(await body.arrayBuffer());
  if (bytes.length === 0) throw missing(kind);
  return { bytes, fileName: decoded(encodedName) };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
