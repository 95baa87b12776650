import { createHash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { addFile } from "./commands/add-file.ts";
import { addPicture } from "./commands/add-picture.ts";
import { findSameFile } from "./duplicates.ts";
import { encodePicture } from "./encode.ts";
import { shownName } from "./file-name.ts";
import { originalFile } from "./files.ts";
import { recogniseDocument } from "./formats.ts";
import { encodeInTurn } from "./in-turn.ts";
import type { AddPicture } from "./input.ts";
import { canUpload } from "./policy.ts";
import type { Upload } from "./read-upload.ts";
import { removeFiles, writeFiles } from "./store.ts";

/**
 * Checks, re-encodes and keeps a picture for its owner, or finds the one with the same bytes. The work is done before the
 * transaction begins, so that none waits for it.
 */
export async function uploadPicture(actor: Actor, { bytes, fileName }: Upload): Promise<{ id: string }> {
  if (!canUpload(actor)) throw new DomainError("forbidden");
  await takePoint("media.picture.added", memberId(actor));
  const same = await findSameFile({ ...actor, id: memberId(actor) }, hashOf(bytes));
  if (same) return { id: same };
  const picture = await keepFiles(bytes, fileName);
  return addPicture(actor, picture).catch(async (error) => {
    await removeFiles(picture.storageKey).catch(() => {}); // the sweep finds them
    throw error;
  });
}

/** Keeps a document for its owner as it came, whatever its name says (`documentType`, `fileBroken`), or finds the one with the same bytes. */
export async function uploadDocument(actor: Actor, { bytes, fileName }: Upload): Promise<{ id: string }> {
  if (!canUpload(actor)) throw new DomainError("forbidden");
  await takePoint("media.file.added", memberId(actor));
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = await recogniseDocument(data);
  if ("refused" in found) throw invalid("form", found.refused === "fileType" ? "documentType" : found.refused);
  const sha256 = hashOf(bytes);
  const same = await findSameFile({ ...actor, id: memberId(actor) }, sha256);
  if (same) return { id: same };
  const { format } = found;
  const storageKey = await writeFiles([{ name: originalFile(format), data }]);
  const file = {
    kind: "document",
    format,
    storageKey,
    fileName: shownName(fileName),
    sha256,
    bytes: data.length,
  } as const;
  return addFile(actor, file).catch(async (error) => {
    await removeFiles(storageKey).catch(() => {}); // the sweep finds them
    throw error;
  });
}

/** A picture without an actor, for the seed: re-encodes, stores, and returns the id of the new picture. */
export async function storePicture(tx: Tx, ownerId: string, buffer: Uint8Array, fileName: string): Promise<string> {
  const picture = await keepFiles(buffer, fileName);
  const [row] = await tx
    .insert(media)
    // What a demonstration shows is there at once, and needs no AVIF.
    .values({ ...picture, ownerId, preparedAt: new Date() })
    .returning({ id: media.id });
  return row!.id;
}

/**
 * Checks, re-encodes and stores a picture; no row says so yet. Whoever asks writes the row, or removes the files again
 * (`removeFiles`).
 */
export async function keepFiles(bytes: Uint8Array, fileName: string): Promise<AddPicture> {
  const { files, ...figures } = await encodeInTurn(() => encodePicture(bytes));
  const storageKey = await writeFiles(files);
  return { ...figures, storageKey, fileName: shownName(fileName), uploadSha256: hashOf(bytes) };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
