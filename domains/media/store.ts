import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "#lib/env.ts";
import type { StoredFile } from "./encode.ts";

// Files lie under random keys, never under a name that came from outside: files/<first two letters>/<key>/<rendition>.
const KEY = /^[0-9a-f]{40}$/;
const INCOMING = "incoming";

const root = () => join(settings().QINGFENG_DATA, "files");
const folderOf = (key: string) => {
  if (!KEY.test(key)) throw new Error("not a storage key");
  return join(root(), key.slice(0, 2), key);
};

/** Keeps files together under a new key, which it returns: all of them, on the disk for good, or none. */
export async function writeFiles(files: StoredFile[]): Promise<string> {
  const key = randomBytes(20).toString("hex");
  const incoming = join(root(), INCOMING, key);
  const folder = folderOf(key);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  for (const { name, data } of files) await writeDurably(join(incoming, name), data);
  await syncFolder(incoming);
  await mkdir(join(folder, ".."), { recursive: true, mode: 0o700 });
  await rename(incoming, folder);
  await syncFolder(join(folder, ".."));
  await syncFolder(root());
  return key;
}

/** The content of one file; null when it is not there. */
export async function readStored(key: string, name: string): Promise<Buffer<ArrayBuffer> | null> {
  return readFile(join(folderOf(key), name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

export const removeFiles = (key: string) => rm(folderOf(key), { recursive: true, force: true });

/** The keys whose files have lain here since before `before`, some hundred at a time. */
export async function* keysOlderThan(before: Date): AsyncGenerator<string[]> {
  for (const shelf of await namesIn(root())) {
    if (shelf === INCOMING) continue;
    const keys: string[] = [];
    for (const key of (await namesIn(join(root(), shelf))).filter((name) => KEY.test(name))) {
      if (await isOlder(folderOf(key), before)) keys.push(key);
    }
    if (keys.length > 0) yield keys;
  }
}

/** Removes what a process that was killed left half-written. */
export async function clearIncoming(before: Date): Promise<void> {
  for (const name of await namesIn(join(root(), INCOMING))) {
    const folder = join(root(), INCOMING, name);
    if (await isOlder(folder, before)) await rm(folder, { recursive: true, force: true });
  }
}

async function writeDurably(path: string, data: Buffer) {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name survives a power cut only once its folder is written too. */
async function syncFolder(path: string) {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

const namesIn = (path: string) => readdir(path).catch(() => []);
const isOlder = (path: string, before: Date) =>
  stat(path).then(
    ({ mtime }) => mtime < before,
    () => false,
  );
