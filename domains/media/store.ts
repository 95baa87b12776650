import { settings } from "#lib/env.ts";
import { folderStore } from "./store/folder.ts";
import type { NewFile, StoredFile } from "./store/kept.ts";
import { s3Store } from "./store/s3.ts";

export type { NewFile, StoredFile } from "./store/kept.ts";
export { storageRefusal } from "./store/refusal.ts";

// Files lie together under random keys, never under a name that came from outside. Whoever writes one keeps its key in
// a row: what no row knows is swept after a day, so a process that is killed in the middle leaves nothing for good.

const store = () => (settings().QINGFENG_S3_ENDPOINT ? s3Store : folderStore);

/**
 * Keeps files together under a new key, which it returns: all of them, for good, or none. A file that is given by its
 * path stays where it is and may share its bytes with ours from now on: the caller removes it, and writes to it no more.
 * Throws `storage_full` or `storage_away`. An S3 store takes up to 5 GB a file.
 */
export const writeFiles = (files: NewFile[]): Promise<string> => store().write(files);

/** Adds files to a key that exists, all or none; a name that is there already is replaced by a whole one. Throws `not_found` and as above. */
export const addFiles = (key: string, files: NewFile[]): Promise<void> => store().add(key, files);

/** One file, to be read whole or in part; null when it is not there. Throws `storage_away`. */
export const openStored = (key: string, name: string): Promise<StoredFile | null> => store().open(key, name);

/** The content of one small file; null when it is not there. Throws `storage_away`. */
export const readStored = (key: string, name: string): Promise<Buffer<ArrayBuffer> | null> => store().read(key, name);

/** Removes a key with all its files; it may be gone already. */
export const removeFiles = (key: string): Promise<void> => store().remove(key);

/** The keys whose files have lain here since before `before`, some hundred at a time. */
export const keysOlderThan = (before: Date): AsyncGenerator<string[]> => store().keysOlderThan(before);

/** Removes what a process that was killed left half-written. */
export const clearIncoming = (before: Date): Promise<void> => store().clearIncoming(before);
