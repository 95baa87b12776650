import { readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "#lib/env.ts";
import { UploadFolder } from "./upload-folder.ts";

/** Where unfinished uploads lie: beside the store, so that a finished one is moved and not copied. */
export const uploadsFolder = () => join(settings().QINGFENG_DATA, "uploads");

let kept: { folder: string; store: UploadFolder } | null = null;

/** One store for the process; another folder (in tests) another store. */
export function uploadStore(): UploadFolder {
  const folder = uploadsFolder();
  if (kept?.folder !== folder) {
    kept = { folder, store: new UploadFolder({ directory: folder }) };
  }
  return kept.store;
}

/** Forgets uploads that nobody has gone on with since then, and what is remembered of those that were taken in. */
export async function clearUploads(before: Date): Promise<void> {
  for (const name of await readdir(uploadsFolder()).catch(() => [])) {
    const path = join(uploadsFolder(), name);
    const since = await stat(path).catch(() => null);
    if (since && since.mtime < before) await rm(path, { force: true });
  }
}

/** Bytes that may still be written there. */
export async function freeBytes(): Promise<number> {
  const { bavail, bsize } = await statfs(settings().QINGFENG_DATA);
  return bavail * bsize;
}
