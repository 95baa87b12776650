import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { settings } from "#lib/env.ts";
import { openStored } from "../store.ts";

/** Does something with a stored file as a file of this disk, in a folder that is removed afterwards. Throws when it is gone. */
export async function withLocalCopy<T>(
  key: string,
  name: string,
  work: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const stored = await openStored(key, name);
  if (!stored) throw new Error(`stored file is gone: ${name}`);
  const workshop = join(settings().QINGFENG_DATA, "workshop");
  await mkdir(workshop, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(workshop, "file-"));
  try {
    const path = join(folder, name);
    await pipeline(stored.read(), createWriteStream(path));
    return await work(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
