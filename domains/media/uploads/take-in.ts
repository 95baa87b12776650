import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { MEDIA_FORMATS } from "#db/enums/media.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { addFile } from "../commands/add-file.ts";
import { findSameFile } from "../duplicates.ts";
import { originalFile } from "../files.ts";
import { type FileFormat, recognise } from "../formats.ts";
import { removeFiles, writeFiles } from "../store.ts";
import { uploadStore } from "./folder.ts";
import { findUpload, type Pending, rememberFile } from "./tus.ts";

/**
 * Makes a finished upload a file of its owner, which nothing carries yet. Asked again after an answer that was lost it
 * answers the same; the same bytes, sent by the same person or lying on a shelf they see, are found and not kept twice.
 */
export async function takeIn(actor: Actor & { id: string }, uploadId: string): Promise<{ id: string }> {
  const upload = await findUpload(actor, uploadId);
  if ("mediaId" in upload) return { id: upload.mediaId };
  if (!upload.isWhole) throw invalid("form", "fileUnfinished");
  const found = await recognise(upload.path);
  if ("refused" in found) {
    await uploadStore().remove(uploadId);
    throw invalid("form", found.refused);
  }
  const sha256 = await hashOf(upload.path);
  const same = await findSameFile(actor, sha256);
  const id = same ?? (await keep(actor, upload, { sha256, ...found }));
  await rememberFile(uploadId, id);
  await rm(upload.path, { force: true });
  return { id };
}

async function keep(actor: Actor, { fileName, path }: Pending, file: { sha256: string; format: FileFormat }) {
  const { size: bytes } = await stat(path);
  const storageKey = await writeFiles([{ name: originalFile(file.format), path }]);
  const { kind } = MEDIA_FORMATS[file.format];
  const kept = await addFile(actor, { ...file, kind, storageKey, fileName, bytes }).catch(async (error) => {
    await removeFiles(storageKey);
    throw error;
  });
  return kept.id;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
