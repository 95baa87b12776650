import { randomBytes } from "node:crypto";
import { MemoryLocker, Server } from "@tus/server";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { shownName } from "../file-name.ts";
import { DISK_RESERVE_BYTES, FILE_MAX_BYTES, FILE_MAX_MB } from "../limits.ts";
import { canUploadFiles } from "../policy.ts";
import { storageRefusal } from "../store.ts";
import { drainable } from "./drainable.ts";
import { freeBytes, uploadStore } from "./folder.ts";

const UPLOAD_ID = /^[0-9a-f]{40}$/;
export const UPLOADS_PATH = "/api/media/uploads";

/** Two requests for one upload never write at once, whoever's server object answers them. */
const locker = new MemoryLocker();

/**
 * Answers a request of the tus protocol 1.0 (creation, termination, expiration) for one person. An upload is its
 * creator's: to anybody else it does not exist. What is refused is thrown as a DomainError.
 */
export async function answerTus(actor: Actor & { id: string }, request: Request): Promise<Response> {
  if (!canUploadFiles(actor)) throw new DomainError("forbidden");
  // Whose it is comes before everything else; only creation has nothing to own yet.
  if (request.method !== "POST") await findUpload(actor, new URL(request.url).pathname.split("/").at(-1) ?? "");
  let refusal: unknown = null;
  const refuse = (error: unknown) => {
    refusal = error;
    throw error;
  };
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: uploadStore(),
    locker,
    maxSize: FILE_MAX_BYTES,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: () => randomBytes(20).toString("hex"),
    onUploadCreate: async (_, { size, metadata }) => {
      await checkRoom(actor, size).catch(refuse);
      return { metadata: { filename: shownName(metadata?.filename ?? ""), owner: actor.id } };
    },
    onResponseError: (_, error) => {
      if (refusal === null && "status_code" in error && error.status_code < 500) return;
      refusal ??= error;
      return undefined;
    },
  });
  const { request: read, drain } = drainable(request);
  const answer = await server.handleWeb(read);
  // Whoever went away in the middle is not waited for.
  await drain().catch(() => {});
  const known = storageRefusal(refusal);
  if (known instanceof DomainError) throw known;
  if (answer.status === 413) throw tooLarge();
  if (answer.status === 404) throw new DomainError("not_found");
  return answer;
}

export type Pending = { uploadId: string; fileName: string; path: string };

/** What became of an upload of this person: a file already, or bytes, all of them or not yet. Throws `not_found`. */
export async function findUpload(
  actor: Actor & { id: string },
  uploadId: string,
): Promise<{ mediaId: string } | (Pending & { isWhole: boolean })> {
  if (!UPLOAD_ID.test(uploadId)) throw new DomainError("not_found");
  const kept = await uploadStore().configstore.get(uploadId);
  if (!kept || kept.metadata?.owner !== actor.id) throw new DomainError("not_found");
  if (kept.metadata.mediaId) return { mediaId: kept.metadata.mediaId };
  const upload = await uploadStore().getUpload(uploadId);
  const { fileName, path } = { fileName: kept.metadata.filename ?? "", path: upload.storage!.path };
  return { uploadId, fileName, path, isWhole: upload.offset === upload.size };
}

/** The bytes are a file now: whoever asks again is told which. */
export async function rememberFile(uploadId: string, mediaId: string): Promise<void> {
  const { configstore } = uploadStore();
  const kept = await configstore.get(uploadId);
  if (!kept) return;
  kept.metadata = { ...kept.metadata, mediaId };
  await configstore.set(uploadId, kept);
}

async function checkRoom(actor: Actor & { id: string }, size: number | undefined) {
  if (!size) throw invalid("form", "fileMissing");
  if (size > FILE_MAX_BYTES) throw tooLarge();
  if ((await freeBytes()) < size + DISK_RESERVE_BYTES) throw new DomainError("storage_full");
  await takePoint("media.file.added", actor.id);
}

const tooLarge = () =>
  new DomainError("too_large", { form: { key: "fileTooLarge", values: { megabytes: FILE_MAX_MB } } });
